/** Characters that show nothing, and what pasting brings of them. Imports nothing: server and browser run the same. */

/** Line ends other than LF (Unicode 16, 5.8): CR LF, CR, VT, FF, NEL, line and paragraph separators. */
const OTHER_LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Control characters, tabs and line feeds apart. */
const CONTROL_CHARACTERS = /(?![\t\n])\p{Cc}/gu;

/** Soft hyphen, zero-width characters other than joiners, direction marks: never part of a number or an address. */
const MARKS = '\\u00ad\\u034f\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff';
const EVERY_MARK = new RegExp(`[${MARKS}]`, 'gu');

/** Joiners mean something between two characters, and nothing at the ends of a text. */
const MEANINGLESS_AT_ENDS = new RegExp(`[\\p{White_Space}${MARKS}\\u200c\\u200d]`, 'u');
const OPENS_A_DIRECTION = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/;
const CLOSES_A_DIRECTION = /[\u202c\u2069]/;

/**
 * White space, what Unicode says to leave out when it cannot be drawn (fillers, variation selectors, tags…), and the
 * blank signs that have no such property: braille, musical, Khitan, interlinear annotation.
 */
const INVISIBLE =
  '\\p{White_Space}\\p{Cc}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800\\ufff9-\\ufffb\\u{16fe4}\\u{1d159}';
const VISIBLE = new RegExp(`[^${INVISIBLE}]`, 'u');
const EVERY_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'gu');

/** Is there something to see in this text? */
export const hasVisible = (text: string): boolean => VISIBLE.test(text);

/** The characters that can be seen, nothing between them: for figures that are read one by one. */
export const withoutInvisible = (text: string): string => text.replace(EVERY_INVISIBLE, '');

/** Without soft hyphens, zero-width characters and direction marks, wherever they are; joiners and spaces stay. */
export const withoutMarks = (text: string): string => text.replace(EVERY_MARK, '');

/** The same text with LF as its only line end. */
export const withLineFeeds = (text: string): string => text.replace(OTHER_LINE_ENDS, '\n');

export const hasControlCharacters = (text: string): boolean => text.search(CONTROL_CHARACTERS) !== -1;

/** Without white space, zero-width characters and direction marks at its ends; a mark that closes one inside stays. */
export function trimUnseen(text: string): string {
  const start = endOfUnseen(text);
  const whole = text.slice(
    start,
    startOfUnseen(text, start, () => true),
  );
  if (!OPENS_A_DIRECTION.test(whole)) return whole;
  return text.slice(
    start,
    startOfUnseen(text, start, (character) => !CLOSES_A_DIRECTION.test(character)),
  );
}

/** A loop and not a pattern: a pattern would look at each run of spaces once per space in it. */
function endOfUnseen(text: string): number {
  let at = 0;
  while (at < text.length && MEANINGLESS_AT_ENDS.test(text.charAt(at))) at++;
  return at;
}

function startOfUnseen(text: string, from: number, mayGo: (character: string) => boolean): number {
  let at = text.length;
  while (at > from && MEANINGLESS_AT_ENDS.test(text.charAt(at - 1)) && mayGo(text.charAt(at - 1))) at--;
  return at;
}

/**
 * What a person meant by what was typed or pasted in a form (contract, end of §5): NFC, LF as the only line end, without
 * control characters, U+202F as a space, nothing unseen at the ends; '' when nothing is to be seen in it.
 */
export function cleanText(typed: string): string {
  const seen = withLineFeeds(typed).replace(CONTROL_CHARACTERS, '').replaceAll('\u202f', ' ');
  const text = trimUnseen(seen.toWellFormed().normalize('NFC'));
  return hasVisible(text) ? text : '';
}

/** The same on one line: a line end or a tab becomes a space. */
export const cleanLine = (typed: string): string => cleanText(typed).replace(/[\n\t]/g, ' ');
