import type { RegisterNotice, SaidOfSource } from '@/db/schema/registers';
import { activityLabel, legalFormLabel } from '@/lib/registers/labels/label-of';
import type { LegalUnit, Manager } from './answer';

/** Stands where a firm asked that something is not shown (art. R123-232 Code de commerce): never a value. */
const MASKED = 'NON-DIFFUSIBLE';

const SIZES = new Set(['PME', 'ETI', 'GE']);

/** A natural person who runs no firm, and signs nothing for it. */
const AUDITOR = /commissaire aux comptes/i;

/** What the register gives for each source of the catalogue; what it does not know, or hides, is left out. */
export function readLegalUnit(unit: LegalUnit): Record<string, SaidOfSource> {
  const size = unit.categorie_entreprise ?? '';
  const managers = [...new Set((unit.dirigeants ?? []).flatMap((manager) => nameOf(manager) ?? []))];
  const said: Record<string, SaidOfSource | undefined> = {
    'insee.social_reason': asText(shown(unit.nom_raison_sociale) ?? shown(unit.nom_complet)),
    'insee.legal_form': asText(unit.nature_juridique ? legalFormLabel(unit.nature_juridique) : undefined),
    'insee.main_activity': asText(unit.activite_principale ? activityLabel(unit.activite_principale) : undefined),
    'insee.category': SIZES.has(size) ? asText(size) : undefined,
    'rne.head_office_address': asText(shown(unit.siege?.adresse)),
    // Several may sign: proposed, never picked.
    'rne.first_name_last_name': managers.length > 0 ? { choices: managers } : undefined,
    // That it is not marked proves nothing.
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
  if (kind === 'personne morale' || AUDITOR.test(qualite ?? '')) return undefined;
  const [family, given] = [shown(nom), shown(prenoms)];
  return family ? [given && capitalised(given), family.toUpperCase()].filter(Boolean).join(' ') : undefined;
}

/** « JEAN-MARIE ANNE » → « Jean-Marie Anne ». */
const capitalised = (words: string) =>
  words.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());

function shown(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed && !trimmed.includes(MASKED) ? trimmed.slice(0, 255) : undefined;
}

const asText = (text: string | undefined): SaidOfSource | undefined =>
  text === undefined ? undefined : { value: { text } };
