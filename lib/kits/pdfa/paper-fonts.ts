import { createRequire } from 'node:module';
import path from 'node:path';
import { Font } from '@react-pdf/renderer';
import type { OpenFont, Outline } from 'pdfkit';
import { nameGlyphsAsTyped } from './name-glyphs';

const WEIGHTS = [400, 700] as const;
type Weight = (typeof WEIGHTS)[number];

/** A font of Google's collection (OFL). `regularOnly` where its makers drew no bold; `except`: what it has and does not join. */
type Face = { name: string; regularOnly?: true; except?: RegExp };

/** Every European language, Vietnamese, Hindi, and most of what a text of ours has. */
const PLAIN: Face = { name: 'Noto Sans' };

/** A character is drawn with the first face that has it; a face is read once a text needs it. */
const FACES: Face[] = [
  PLAIN,
  { name: 'Noto Sans Hebrew' },
  // Noto's Arabic draws a letter and its dots apart, which textkit loses at the end of a line.
  { name: 'IBM Plex Sans Arabic' },
  { name: 'Noto Sans Thai' },
  { name: 'Noto Sans Symbols' },
  { name: 'Noto Sans Symbols 2', regularOnly: true },
  { name: 'Noto Sans Math', regularOnly: true, except: /\p{Script=Arabic}/u },
  { name: 'Noto Emoji' },
  // Chinese and Japanese, then Korean: each of them has more than all the others together.
  { name: 'Noto Sans SC' },
  { name: 'Noto Sans KR' },
];

/** The font of a page, and of what it has; a text that it lacks characters for is cut (`inFonts`). */
export const PAPER_FONT = PLAIN.name;

/**
 * One glyph for one character: no ligature, no accented letter taken apart. What one copies from the page is then what was
 * typed, in every program.
 */
export const plainGlyphs = { ccmp: 0, liga: 0 };

export type PaperFonts = {
  /** Reads what is needed to draw these characters; to be done before anything else is asked of them. */
  learn(text: string): Promise<void>;
  /** Whether some embedded font can draw this code point. */
  covers(codePoint: number): boolean;
  /** The same with Latin letters and punctuation only, which no layout joins, turns or takes apart. */
  coversPlainly(codePoint: number): boolean;
  /** Width of a covered character in the weight that makes it widest, in ems. */
  widthEms(codePoint: number): number;
  /** A text cut where it goes on in another font. */
  inFonts(text: string): { family: string; text: string }[];
};

/** Enough of the fonts to make a text printable. */
export type FontCover = Pick<PaperFonts, 'covers' | 'widthEms' | 'inFonts'>;

/** Joiners, and break marks, which are never drawn. */
const GOES_WITH_THE_LAST = /[\u00ad\u200c\u200d]/;

let loading: Promise<PaperFonts> | undefined;

/** Registers the font files and reads the first, once, on first use. */
export function loadPaperFonts(): Promise<PaperFonts> {
  loading ??= registerAndLoad().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function registerAndLoad(): Promise<PaperFonts> {
  Font.clear();
  Font.registerHyphenationCallback(splitAtBreakMarks);
  for (const face of FACES) registerFamily(face.name, face);
  // react-pdf ends every font stack with « Helvetica », which no PDF/A may use as it cannot be embedded: give it our font
  registerFamily('Helvetica', PLAIN);
  for (const fontWeight of WEIGHTS) await loadFont({ name: 'Helvetica' }, fontWeight);
  const rankOf = new Map<number, number | undefined>();
  const widths = new Map<number, number>();
  const faceOf = (codePoint: number): Face | undefined => FACES[rankOf.get(codePoint) ?? -1];
  const widthEms = (codePoint: number): number => {
    const face = faceOf(codePoint);
    const width = widths.get(codePoint) ?? (face ? widestEms(face, codePoint) : 0);
    widths.set(codePoint, width);
    return width;
  };
  return {
    async learn(text) {
      for (const character of new Set(text)) {
        const codePoint = character.codePointAt(0) ?? 0;
        if (!rankOf.has(codePoint)) rankOf.set(codePoint, await findRank(codePoint));
      }
    },
    covers: (codePoint) => faceOf(codePoint) !== undefined,
    coversPlainly: (codePoint) =>
      (codePoint < 0x300 || (codePoint >= 0x1e00 && codePoint <= 0x20ac)) && faceOf(codePoint) === PLAIN,
    widthEms,
    inFonts: (text) => {
      const parts: { family: string; text: string }[] = [];
      for (const character of text) {
        const last = parts.at(-1);
        const family = faceOf(character.codePointAt(0) ?? 0)?.name ?? PAPER_FONT;
        if (last && (last.family === family || GOES_WITH_THE_LAST.test(character))) last.text += character;
        else parts.push({ family, text: character });
      }
      return parts;
    },
  };
}

/** The first face that has it, in every weight. */
async function findRank(codePoint: number): Promise<number | undefined> {
  for (const [rank, face] of FACES.entries()) {
    const fonts = [];
    for (const fontWeight of WEIGHTS) fonts.push(await loadFont(face, fontWeight));
    const isExcepted = face.except?.test(String.fromCodePoint(codePoint));
    if (!isExcepted && fonts.every((font) => font.hasGlyphForCodePoint(codePoint))) return rank;
  }
  return undefined;
}

function widestEms(face: Face, codePoint: number): number {
  const inWeight = (weight: Weight) => {
    const font = loadedFont(face.name, weight);
    return font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
  };
  return Math.max(...WEIGHTS.map(inWeight));
}

function registerFamily(family: string, face: Face): void {
  for (const fontWeight of WEIGHTS) Font.register({ family, src: fileOf(face, fontWeight), fontWeight });
}

/** `Noto Sans Symbols 2`, 400: `@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf`. */
function fileOf({ name, regularOnly }: Face, weight: Weight): string {
  // Resolved from the project, not from this module, which a bundler may have moved
  const { resolve } = createRequire(path.join(process.cwd(), 'package.json'));
  const style = regularOnly || weight === 400 ? '400Regular' : '700Bold';
  const fontPackage = name.toLowerCase().replaceAll(' ', '-');
  return resolve(`@expo-google-fonts/${fontPackage}/${style}/${name.replaceAll(' ', '')}_${style}.ttf`);
}

const named = new WeakSet<OpenFont>();

async function loadFont({ name }: Face, fontWeight: Weight): Promise<OpenFont> {
  await Font.load({ fontFamily: name, fontWeight });
  const font = loadedFont(name, fontWeight);
  if (!named.has(font)) nameGlyphsAsTyped(font);
  named.add(font);
  return font;
}

function loadedFont(fontFamily: string, fontWeight: Weight): OpenFont {
  // the store types its data as textkit's font, which is the fontkit object that pdfkit draws with
  return Font.getFont({ fontFamily, fontWeight })?.data as unknown as OpenFont;
}

/**
 * A bold Latin text as drawings, turned by `radians`, y downwards, for what must be seen and not found by one who selects
 * or extracts the text of a page. Only once the fonts are loaded.
 */
export function outlineText(text: string, radians: number): Outline[] {
  let advance = 0;
  return Array.from(text, (character) => {
    const { path: outline, advanceWidth } = loadedFont('Helvetica', 700).glyphForCodePoint(
      character.codePointAt(0) ?? 0,
    );
    const placed = outline.translate(advance, 0).scale(1, -1).rotate(radians);
    advance += advanceWidth;
    return placed;
  });
}

/** A break opportunity put into a long word by `markBreaks`; never in a text that came from outside. */
export const BREAK_MARK = '\u00ad';

/**
 * The hyphenation of paper: none, apart from break marks. textkit writes a hyphen at the end of a line between two parts
 * of a word, which would change what a person typed; an empty part between them lets the line end without one. It takes
 * several spaces in a row for a part of a word too, unless it gets them one by one.
 */
function splitAtBreakMarks(word: string): string[] {
  if (word.startsWith(' ')) return [...word];
  return word.split(BREAK_MARK).flatMap((part, index) => (index === 0 ? [part] : ['', part]));
}
