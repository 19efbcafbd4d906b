import type { ForeignIdentifier } from '@/db/schema/applications';
import { isCountry, UNION_COUNTRIES } from './countries';
import { withoutInvisible } from './unseen-characters';
import { readVatNumber } from './vat-number';

/** What tells a firm that has no SIRET (contract §5), in the order in which a form offers it. */
export const IDENTIFIER_KINDS = ['vat', 'euid', 'national_register', 'other', 'being_registered'] as const;

type Kind = ForeignIdentifier['kind'];
export type IdentifierMember = keyof ForeignIdentifier;

/** One thing wrong with an identifier, as a code that `lib/text` puts into words. */
export type IdentifierFault = { member: IdentifierMember; code: string };

/**
 * Its form is right, but no number has these check digits. A program that hands on what a person typed is not refused for
 * it: the form points it out, as it does for a SIRET (contract §3).
 */
export const isOfCheckDigits = ({ code }: IdentifierFault): boolean => code === 'vat_checksum';

/** Where the European identifier exists (directive (UE) 2017/1132, art. 16): the European Economic Area. */
const EUID_COUNTRIES = [...UNION_COUNTRIES, 'IS', 'LI', 'NO'];

/**
 * Reads an identifier from what was given, each member one line, '' where nothing was. `identifier` is null when it is not
 * one, whole and of the right form; a VAT number and an EUID are written in one way, the others as they came.
 */
export function readForeignIdentifier(given: Record<IdentifierMember, string>): {
  identifier: ForeignIdentifier | null;
  faults: IdentifierFault[];
} {
  const { kind } = given;
  if (kind === 'being_registered') return readBeingRegistered(given);
  const country = given.country.toUpperCase();
  const faults: IdentifierFault[] = [
    ...(country === '' ? [{ member: 'country', code: 'country_missing' } as const] : []),
    ...(country !== '' && !isCountry(country) ? [{ member: 'country', code: 'not_country' } as const] : []),
    ...(kind === '' ? [{ member: 'kind', code: 'kind_missing' } as const] : []),
    ...(kind !== '' && !isKind(kind) ? [{ member: 'kind', code: 'not_kind' } as const] : []),
    ...(given.value === '' ? [{ member: 'value', code: 'number_missing' } as const] : []),
  ];
  if (faults.length > 0 || !isKind(kind)) return { identifier: null, faults };
  const { value, fault } = readNumber(kind, country, given.value);
  if (fault) faults.push({ member: 'value', code: fault });
  return { identifier: faults.every(isOfCheckDigits) ? { country, kind, value } : null, faults };
}

/** Registered in France soon, and without any number until then. */
function readBeingRegistered({ country, value }: Record<IdentifierMember, string>) {
  const faults: IdentifierFault[] = [
    ...(country !== '' && country.toUpperCase() !== 'FR' ? [{ member: 'country', code: 'not_france' } as const] : []),
    ...(value !== '' ? [{ member: 'value', code: 'number_too_early' } as const] : []),
  ];
  const identifier = { country: 'FR', kind: 'being_registered', value: null } as const;
  return { identifier: faults.length === 0 ? identifier : null, faults };
}

const isKind = (kind: string): kind is Kind => (IDENTIFIER_KINDS as readonly string[]).includes(kind);

function readNumber(kind: Kind, country: string, typed: string): { value: string; fault?: string } {
  if (kind === 'vat') return readVatNumber(country, typed);
  if (kind === 'euid') return readEuid(country, typed);
  return { value: typed.replace(/\p{White_Space}+/gu, ' ') };
}

/**
 * Code of the country, id of its register, a dot, the number there, and sometimes an underscore and a check digit:
 * `DEK1101R.HRB116737`, `FR7501.732829320` (règlement d'exécution (UE) 2021/1042, annexe, point 8).
 */
function readEuid(country: string, typed: string): { value: string; fault?: 'euid_form' | 'euid_country' } {
  const value = withoutInvisible(typed).toUpperCase();
  if (!EUID_COUNTRIES.includes(country)) return { value, fault: 'euid_country' };
  const prefixes = country === 'GR' ? ['EL', 'GR'] : [country];
  const isWhole = /^[A-Z]{2}\.?[A-Z0-9-]+\.[A-Z0-9][A-Z0-9./-]*(?:_[A-Z0-9])?$/.test(value);
  return isWhole && prefixes.includes(value.slice(0, 2)) ? { value } : { value, fault: 'euid_form' };
}
