import type { RegisterNotice, SaidOfSource } from '@/db/schema/registers';
import { activityLabel, legalFormLabel } from '@/lib/registers/labels/label-of';
import { AUDITOR, asText, personName, shown } from '@/lib/registers/said';
import type { LegalUnit, Manager } from './answer';

const SIZES = new Set(['PME', 'ETI', 'GE']);

/** What the register gives for each source of the catalogue; what it does not know, or hides, is left out. */
export function readLegalUnit(unit: LegalUnit): Record<string, SaidOfSource> {
  const size = unit.categorie_entreprise ?? '';
  const managers = [...new Set((unit.dirigeants ?? []).flatMap((manager) => nameOf(manager) ?? []))];
  const said: Record<string, SaidOfSource | undefined> = {
    'insee.siret': known(shown(unit.nom_raison_sociale) ?? shown(unit.nom_complet)),
    'insee.social_reason': asText(shown(unit.nom_raison_sociale) ?? shown(unit.nom_complet)),
    'insee.legal_form': asText(unit.nature_juridique ? legalFormLabel(unit.nature_juridique) : undefined),
    'insee.main_activity': asText(unit.activite_principale ? activityLabel(unit.activite_principale) : undefined),
    'insee.category': SIZES.has(size) ? asText(size) : undefined,
    'rne.head_office_address': asText(shown(unit.siege?.adresse)),
    // Several may sign: proposed, never picked.
    'rne.first_name_last_name': managers.length > 0 ? { choices: managers } : undefined,
    // That it is not marked proves nothing.
    // « false » is « not in the list of those that are known ».
    'insee.ess': unit.complements?.est_ess ? { value: { choice: 'yes', text: '', documents: [] } } : undefined,
  };
  return Object.fromEntries(Object.entries(said).flatMap(([source, value]) => (value ? [[source, value]] : [])));
}

/** What one should know of the establishment asked for, and of its firm. Nothing of it blocks. */
export function noticesOf(unit: LegalUnit, siret: string): RegisterNotice[] {
  const known = [...(unit.matching_etablissements ?? []), ...(unit.siege ? [unit.siege] : [])];
  const establishment = known.find((candidate) => candidate.siret === siret);
  const notices: RegisterNotice[] = [];
  const isClosed = establishment?.etat_administratif === 'F' || unit.etat_administratif === 'C';
  if (isClosed) notices.push(closed(establishment?.date_fermeture ?? unit.date_fermeture));
  if (unit.statut_diffusion === 'P') notices.push({ code: 'partially_diffusible' });
  return notices;
}

function closed(day: string | null | undefined): RegisterNotice {
  return day && /^\d{4}-\d{2}-\d{2}/.test(day) ? { code: 'closed', about: day.slice(0, 10) } : { code: 'closed' };
}

function nameOf({ nom, prenoms, qualite, type_dirigeant: kind }: Manager): string | undefined {
  return kind === 'personne morale' || AUDITOR.test(qualite ?? '') ? undefined : personName(prenoms, nom);
}

const known = (name: string | undefined): SaidOfSource | undefined =>
  name === undefined ? undefined : { known: name };
