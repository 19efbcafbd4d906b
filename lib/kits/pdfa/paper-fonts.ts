import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Font } from '@react-pdf/renderer';
import type { OpenFont, Outline } from 'pdfkit';
import { unpackWoff } from './unpack-woff';

const WEIGHTS = [400, 700] as const;
type Weight = (typeof WEIGHTS)[number];

/** A subset of a package of fonts; `regularOnly` where its makers drew no bold. */
type Face = { fontPackage: string; subset: string; regularOnly?: true };

const of = (fontPackage: string, ...subsets: string[]): Face[] => subsets.map((subset) => ({ fontPackage, subset }));
const regular = (face: Face): Face => ({ ...face, regularOnly: true });

const LATIN: Face = { fontPackage: 'noto-sans', subset: 'latin' };

/**
 * The faces of a page, each character taking the first that has it: every European language, Vietnamese, Hebrew,
 * then signs.
 */
const FACES: Face[] = [
  LATIN,
  ...of('noto-sans', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'),
  ...of('noto-sans-hebrew', 'hebrew'),
  ...of('noto-sans-symbols', 'symbols'),
  ...of('noto-sans-symbols-2', 'symbols').map(regular),
  ...of('noto-sans-math', 'latin').map(regular),
];

const familyOf = ({ fontPackage, subset }: Face) => `${fontPackage} ${subset}`;

/** The font stack of a page: each character takes the first family that has it. */
export const paperFontStack: string[] = FACES.map(familyOf);

/**
 * One glyph for one character: no ligature, no accented letter taken apart. What one copies from the page is then what was
 * typed, as a glyph of several characters, or a letter of several glyphs, names its characters wrongly.
 */
export const plainGlyphs = { ccmp: 0, liga: 0 };

/** textkit counts the two halves of a later character apart, and draws an empty box where two such characters meet. */
const LAST_OF_BASIC_PLANE = 0xffff;

export type PaperFonts = {
  /** Whether some embedded font, in every weight, can draw this code point. */
  covers(codePoint: number): boolean;
  /** The same with Latin letters and punctuation only, which no layout joins, turns or takes apart. */
  coversPlainly(codePoint: number): boolean;
  /** Width of a covered character in the weight that makes it widest, in ems. */
  widthEms(codePoint: number): number;
};

/** Enough of the fonts to make a text printable. */
export type FontCover = Pick<PaperFonts, 'covers' | 'widthEms'>;

let loading: Promise<PaperFonts> | undefined;

/** Registers and reads the font files, once, on first use. */
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
  for (const face of FACES) await registerFamily(familyOf(face), face);
  // react-pdf ends every font stack with « Helvetica », which no PDF/A may use as it cannot be embedded: give it our font
  await registerFamily('Helvetica', LATIN);
  const plain = FACES.filter(({ fontPackage }) => fontPackage === LATIN.fontPackage).map(familyOf);
  const coveredBy = async (families: string[]) => {
    const byWeight = await Promise.all(WEIGHTS.map((weight) => loadWeight(families, weight)));
    return (codePoint: number) =>
      isLaidOutSafely(codePoint) && byWeight.every((codePoints) => codePoints.has(codePoint));
  };
  const isPlain = await coveredBy(plain);
  return {
    covers: await coveredBy(['Helvetica', ...paperFontStack]),
    coversPlainly: (codePoint) =>
      (codePoint < 0x300 || (codePoint >= 0x1e00 && codePoint <= 0x20ac)) && isPlain(codePoint),
    widthEms: measureOnce(),
  };
}

/** The fonts must be loaded. */
function measureOnce(): PaperFonts['widthEms'] {
  const known = new Map<number, number>();
  const inWeight = (codePoint: number, weight: Weight): number => {
    const fonts = paperFontStack.map((family) => loadedFont(family, weight));
    const font = fonts.find((each) => each.hasGlyphForCodePoint(codePoint));
    return font ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm : 0;
  };
  return (codePoint) => {
    const width = known.get(codePoint) ?? Math.max(...WEIGHTS.map((weight) => inWeight(codePoint, weight)));
    known.set(codePoint, width);
    return width;
  };
}

async function registerFamily(family: string, face: Face): Promise<void> {
  for (const fontWeight of WEIGHTS) {
    const woff = await readFile(fileOf(face, fontWeight));
    const src = `data:font/ttf;base64,${unpackWoff(woff).toString('base64')}`;
    Font.register({ family, src, fontWeight });
  }
}

function fileOf({ fontPackage, subset, regularOnly }: Face, weight: Weight): string {
  // Resolved from the project, not from this module, which a bundler may have moved
  const { resolve } = createRequire(path.join(process.cwd(), 'package.json'));
  const drawn = regularOnly ? 400 : weight;
  return resolve(`@fontsource/${fontPackage}/files/${fontPackage}-${subset}-${drawn}-normal.woff`);
}

/** The mathematical font has some Arabic letters, which it does not join and which do not come out as they went in. */
const isLaidOutSafely = (codePoint: number) =>
  codePoint <= LAST_OF_BASIC_PLANE && !/\p{Script=Arabic}/u.test(String.fromCodePoint(codePoint));

async function loadWeight(families: string[], fontWeight: number): Promise<Set<number>> {
  const codePoints = new Set<number>();
  for (const fontFamily of families) {
    await Font.load({ fontFamily, fontWeight });
    for (const codePoint of nameGlyphs(loadedFont(fontFamily, fontWeight))) codePoints.add(codePoint);
  }
  return codePoints;
}

function loadedFont(fontFamily: string, fontWeight: number): OpenFont {
  // the store types its data as textkit's font, which is the fontkit object that pdfkit draws with
  return Font.getFont({ fontFamily, fontWeight })?.data as unknown as OpenFont;
}

/**
 * A bold Latin text as drawings, turned by `radians`, y downwards, for what must be seen and not found by one who selects
 * or extracts the text of a page. Only once the fonts are loaded.
 */
export function outlineText(text: string, radians: number): Outline[] {
  let advance = 0;
  return loadedFont(familyOf(LATIN), 700)
    .layout(text)
    .glyphs.map(({ path: outline, advanceWidth }) => {
      const placed = outline.translate(advance, 0).scale(1, -1).rotate(radians);
      advance += advanceWidth;
      return placed;
    });
}

/**
 * Reads every glyph once, in the order of code points, and returns these. A font remembers for each glyph the first
 * character that asked for it (a space and a no-break space share one): asked in a fixed order, the text that one extracts
 * from a document does not depend on the documents made before it.
 */
function nameGlyphs(font: OpenFont): number[] {
  const codePoints = [...font.characterSet].sort((one, other) => one - other);
  for (const codePoint of codePoints) font.glyphForCodePoint(codePoint);
  return codePoints;
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
