import type { SearchFor } from '@/db/queries/console/search';
import { cleanLine, withoutInvisible } from '@/lib/input/unseen-characters';

const MAX_LENGTH = 200;
/** Of a SIREN: fewer would list the firms of a whole region. */
const MIN_DIGITS = 6;

/**
 * What a person means who types this: digits are a SIRET or the beginning of one, with or without spaces; what has an @ is
 * an address, whole; anything else is words, or a number of a firm without SIRET. Undefined for nothing, or too little, to look for.
 */
export function readSearchFor(typed: string): SearchFor | undefined {
  const text = cleanLine(typed).slice(0, MAX_LENGTH);
  const digits = withoutInvisible(text);
  if (/^\d+$/.test(digits)) return digits.length >= MIN_DIGITS ? { kind: 'siret', text: digits } : undefined;
  if (text.includes('@')) return { kind: 'email', text };
  const isNumber = /\d/.test(digits) && /[\p{L}\d]{6}/u.test(digits);
  return isNumber || /\p{L}{2}/u.test(text) ? { kind: 'words', text } : undefined;
}
