/**
 * The normalisation under which a text extracted from an attestation is compared with what was typed, once that is made
 * printable (`printableText`): compatibility forms made plain (as extraction does), no space (lines end where the paper does), no hyphen (extraction takes one at the end of a line for typography),
 * no mark of direction (extraction adds some).
 */
export const comparable = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Bidi_Control}-]/gu, '');

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const WORDS = /[\p{Script=Hebrew}]+|[\p{Script=Arabic}\p{M}]+|U\+[0-9A-F]+|[\p{Script=Latin}]+/gu;

/**
 * What must be found in an extracted text: all of a text from left to right; of one with right-to-left letters, which is
 * extracted in the order of the eye or of the reader as the program sees fit, each of its words.
 */
export function expectedPieces(printed: string): string[] {
  if (!RIGHT_TO_LEFT.test(printed)) return [comparable(printed)];
  return (printed.match(WORDS) ?? []).map(comparable);
}
