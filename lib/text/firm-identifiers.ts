import type { ForeignIdentifier } from '@/db/schema/applications';
import { formatSiret } from '@/lib/siret';
import { countryName } from './countries';

/** What tells a firm: its SIRET, else what stands for it; neither while nothing is known. */
export type FirmIdentifier = { siret: string | null; foreignIdentifier: ForeignIdentifier | null };

/** How a form offers each kind. */
export const identifierKinds: Record<ForeignIdentifier['kind'], string> = {
  vat: 'Numéro de TVA',
  euid: 'Identifiant européen (EUID)',
  national_register: 'Numéro au registre des entreprises du pays',
  other: 'Autre numéro',
  being_registered: 'Pas encore de numéro : immatriculation en cours en France',
};

const PRINTED: Record<Exclude<ForeignIdentifier['kind'], 'being_registered'>, string> = {
  vat: 'Numéro de TVA',
  euid: 'EUID',
  national_register: 'Numéro au registre des entreprises',
  other: 'Numéro',
};

const UNKNOWN_IDENTIFIER = 'non renseigné';
const UNKNOWN_NAME = 'Nom non renseigné';

/** As a label and a value: « SIRET », « 130 025 265 00013 »; « Numéro de TVA (Allemagne) », « DE136695976 ». */
export function identifierPair({ siret, foreignIdentifier }: FirmIdentifier): { label: string; value: string } {
  if (siret !== null) return { label: 'SIRET', value: formatSiret(siret) };
  if (foreignIdentifier === null) return { label: 'SIRET', value: UNKNOWN_IDENTIFIER };
  return foreignPair(foreignIdentifier);
}

export function foreignPair({ kind, country, value }: ForeignIdentifier): { label: string; value: string } {
  if (kind === 'being_registered') return { label: 'Immatriculation', value: 'en cours en France' };
  return { label: `${PRINTED[kind]} (${countryName(country)})`, value: value ?? '' };
}

const WITHIN_A_SENTENCE: typeof PRINTED = {
  vat: 'numéro de TVA',
  euid: 'EUID',
  national_register: 'numéro au registre des entreprises',
  other: 'numéro',
};

/** A firm in a list: « Couverture Petit (SIRET 356 000 000 00048) ». */
export const firmNamed = ({ companyName, ...firm }: FirmIdentifier & { companyName: string | null }): string =>
  `${companyName ?? UNKNOWN_NAME} (${identifierInWords(firm)})`;

/** In a sentence, or between brackets: « SIRET 130 025 265 00013 », « numéro de TVA DE136695976, Allemagne ». */
export function identifierInWords({ siret, foreignIdentifier }: FirmIdentifier): string {
  if (siret !== null || foreignIdentifier === null)
    return `SIRET\u00a0${siret ? formatSiret(siret) : UNKNOWN_IDENTIFIER}`;
  const { kind, country, value } = foreignIdentifier;
  if (kind === 'being_registered') return 'en cours d’immatriculation en France';
  return `${WITHIN_A_SENTENCE[kind]}\u00a0${value}, ${countryName(country)}`;
}
