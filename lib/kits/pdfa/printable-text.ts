import { BREAK_MARK, type PaperFonts } from './paper-fonts';

/** Spaces of one kind or another that the fonts lack: the no-break ones stay so, the others become plain. */
const NO_BREAK_SPACES = /[\u2007\u202f]/g;
const OTHER_SPACES = /[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/g;
const HYPHENS = /[\u2010\u2011]/g;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /(?!\n)\p{Cc}/gu;
/** Characters that draw nothing, those of direction included: nobody reads anything but the order that was stored. */
const INVISIBLE = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
/** They part or join letters of scripts whose letters have joined forms, and draw nothing elsewhere. */
const JOINERS = /(?<![\p{Script=Arabic}\p{Script=Devanagari}])[\u200c\u200d]/gu;
/** Where word processors put the bullets of their own fonts. */
const BULLETS = /[\uf020-\uf0ff]/g;

/**
 * A text as paper can show it: composed (NFC), without control or invisible characters, special spaces, hyphens and bullets
 * made plain. A character that no embedded font has is replaced by its compatibility form (NFKC) where they have that, else by
 * its notation `U+1F600`: visible, never dropped.
 */
export function printableText(text: string, fonts: Pick<PaperFonts, 'covers'>): string {
  const covers = (character: string) => fonts.covers(character.codePointAt(0) ?? 0);
  return cleaned(text).replace(/[^\n]/gu, (character) => {
    if (covers(character)) return character;
    const compatible = character.normalize('NFKC');
    return compatible !== character && Array.from(compatible).every(covers) ? compatible : notation(character);
  });
}

/** Every character that may be asked about to make a text printable. */
export const charactersOf = (text: string): string => `${cleaned(text)}${text.normalize('NFKC')}U+0123456789ABCDEF`;

const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replace(NO_BREAK_SPACES, '\u00a0')
    .replace(OTHER_SPACES, ' ')
    .replace(HYPHENS, '-')
    .replace(BULLETS, '•')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(JOINERS, '');

const notation = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** textkit keeps room for a hyphen of 5 points, which never comes, at the end of each line; then some for kerning. */
const MARGIN_EMS = 0.8;

/**
 * Lets words wider than `limitEms` (addresses, file names, a hostile answer) go on to the next line: after a sign that is
 * no letter or digit, and within what is still long then. A notation stays whole, and a letter with its marks.
 */
export function markBreaks(text: string, limitEms: number, { widthEms }: Pick<PaperFonts, 'widthEms'>): string {
  const letters = Math.max(5, Math.floor(limitEms / 4));
  const piece = new RegExp(
    `(?:U\\+[0-9A-F]{4,6}|(?:[\\p{L}\\p{N}]\\p{M}*){1,${letters}}|[^\\p{L}\\p{N}])[^\\p{L}\\p{N}]{0,3}`,
    'gu',
  );
  const isWide = (word: string) =>
    Array.from(word).reduce((sum, character) => sum + widthEms(character.codePointAt(0) ?? 0), MARGIN_EMS) > limitEms;
  return text.replace(/[^ \n]+/g, (word) => (isWide(word) ? word.replace(piece, `$&${BREAK_MARK}`) : word));
}
