import type { SaidOfSource } from '@/db/schema/registers';

/** Stands where a firm asked that something is not shown (art. R123-232 Code de commerce): never a value. */
const MASKED = 'NON-DIFFUSIBLE';

/** A natural person who runs no firm, and signs nothing for it. */
export const AUDITOR = /commissaire aux comptes/i;

/** A text that is one: not empty, not masked, and no longer than a field takes. */
export function shown(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed && !trimmed.includes(MASKED) ? trimmed.slice(0, 255) : undefined;
}

/** « Anne-Marie LEFEVRE », from a first name and a family name in any case; undefined without a family name. */
export function personName(given: string | null | undefined, family: string | null | undefined): string | undefined {
  const [first, last] = [shown(given), shown(family)];
  return last ? [first && capitalised(first), last.toUpperCase()].filter(Boolean).join(' ') : undefined;
}

const capitalised = (words: string) =>
  words.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());

/** As a field of one line stores it. */
export const asText = (text: string | undefined): SaidOfSource | undefined =>
  text === undefined ? undefined : { value: { text } };
