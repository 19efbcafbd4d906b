import { z } from 'zod';
import type { RegisterNotice, SaidOfSource } from '@/db/schema/registers';
import { fromApiEntreprise, JSON_RESOURCES } from '@/lib/registers/api-entreprise/api-entreprise';
import { legalFormLabel } from '@/lib/registers/labels/label-of';
import { asText, personName, shown } from '@/lib/registers/said';

const text = z.string().nullish();
const labelled = z.object({ code: text, libelle: text }).nullish();

const establishment = z.object({
  siret: text,
  etat_administratif: text,
  date_fermeture: z.number().nullish(),
  status_diffusion: text,
  activite_principale_naf_rev2: labelled,
  unite_legale: z
    .object({
      personne_morale_attributs: z.object({ raison_sociale: text }).nullish(),
      personne_physique_attributs: z
        .object({ prenom_usuel: text, prenom_1: text, nom_usage: text, nom_naissance: text })
        .nullish(),
      categorie_entreprise: text,
      forme_juridique: labelled,
      activite_principale_naf_rev2: labelled,
      etat_administratif: text,
      economie_sociale_et_solidaire: z.boolean().nullish(),
      status_diffusion: text,
    })
    .nullish(),
});

type Establishment = z.infer<typeof establishment>;

const SIZES = new Set(['PME', 'ETI', 'GE']);

/** The Insee's Sirene: identity of an establishment and of its firm, public. */
export const insee = fromApiEntreprise({
  key: 'insee',
  path: '/v4/insee/sirene/etablissements/{siret}',
  gives: [
    'insee.siret',
    'insee.social_reason',
    'insee.legal_form',
    'insee.main_activity',
    'insee.category',
    'insee.ess',
  ],
  limit: JSON_RESOURCES,
  isProtected: false,
  isIdentity: true,
  absent: 'not_found',
  data: establishment,
  read: (data, siret, meta) => ({
    state: 'found',
    said: saidOf(data),
    notices: noticesOf(data, siret, meta?.redirect_from_siret),
  }),
});

/** It asked not to be shown (art. R123-232 Code de commerce), and nobody has proved that who types its SIRET is of the firm. */
const isHidden = ({ status_diffusion, unite_legale: unit }: Establishment) =>
  [status_diffusion, unit?.status_diffusion].some((status) => status && status !== 'diffusible');

function saidOf(data: Establishment) {
  const { unite_legale: unit, activite_principale_naf_rev2: activity } = data;
  const person = unit?.personne_physique_attributs;
  const own =
    shown(unit?.personne_morale_attributs?.raison_sociale) ??
    personName(person?.prenom_usuel ?? person?.prenom_1, person?.nom_usage ?? person?.nom_naissance);
  const name = isHidden(data) ? undefined : own;
  const form = unit?.forme_juridique;
  const size = unit?.categorie_entreprise ?? '';
  const said: Record<string, SaidOfSource | undefined> = {
    'insee.siret': name === undefined ? undefined : { known: name },
    'insee.social_reason': asText(name),
    'insee.legal_form': asText((form?.code && legalFormLabel(form.code)) || shown(form?.libelle)),
    'insee.main_activity': asText(shown((unit?.activite_principale_naf_rev2 ?? activity)?.libelle)),
    'insee.category': asText(SIZES.has(size) ? size : undefined),
    'insee.ess': socialEconomyOf(unit),
  };
  return Object.fromEntries(Object.entries(said).flatMap(([source, value]) => (value ? [[source, value]] : [])));
}

/**
 * Whether a firm is of the « économie sociale et solidaire ». Null is unknown. Associations, mutual societies and foundations
 * (forms in 8 and 9) are of it by law (loi n° 2014-856, article 1er), and the Insee says « false » of some: left to the firm.
 */
function socialEconomyOf(unit: Establishment['unite_legale']): SaidOfSource | undefined {
  const isOf = unit?.economie_sociale_et_solidaire;
  const isByLaw = /^[89]/.test(unit?.forme_juridique?.code ?? '9');
  if (isOf === true) return { value: { choice: 'yes', text: '', documents: [] } };
  return isOf === false && !isByLaw ? { value: { choice: 'no', text: '', documents: [] } } : undefined;
}

function noticesOf(data: Establishment, siret: string, redirectedFrom: string | null | undefined): RegisterNotice[] {
  const { etat_administratif, date_fermeture, unite_legale: unit } = data;
  const notices: RegisterNotice[] = [];
  const current = data.siret && data.siret !== siret ? data.siret : undefined;
  if (redirectedFrom) notices.push({ code: 'replaced', ...(current && { about: current }) });
  if (etat_administratif === 'F' || unit?.etat_administratif === 'C')
    notices.push({ code: 'closed', ...(date_fermeture && { about: dayOf(date_fermeture) }) });
  if (isHidden(data)) notices.push({ code: 'partially_diffusible' });
  return notices;
}

/** From seconds since 1970. */
const dayOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
