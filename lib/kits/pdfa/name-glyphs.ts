import type { Glyph, GlyphRun, OpenFont } from 'pdfkit';

/** How many texts a font remembers the layout of: those of a form come back on each page of it, and in each document. */
const REMEMBERED = 2_000;

/**
 * Has a font lay out texts with glyphs that know which characters they stand for. fontkit keeps one object for a glyph, which
 * goes by the characters that asked for it first (a space and a no-break space share one, a joined letter and its
 * presentation form too), and counts a character beyond the basic plane once where textkit counts its two halves: what one
 * extracts from a page would not be what was typed.
 */
export function nameGlyphsAsTyped(font: OpenFont): void {
  const layOut = font.layout.bind(font);
  const getGlyph = font.getGlyph.bind(font);
  const glyphs = new Map<string, Glyph>();
  const remembered = new Map<string, GlyphRun>();
  font.getGlyph = (id, codePoints) => {
    const glyph = getGlyph(id, codePoints);
    return codePoints ? standingFor(glyph, codePoints) : glyph;
  };
  const name = (glyph: Glyph): Glyph => {
    const codePoints = glyph.codePoints.flatMap(halvesOf);
    const id = glyphKey(Number(glyph.id), writtenAs(glyph));
    const key = `${id}/${codePoints.length}`;
    const known = glyphs.get(key);
    if (known) return known;
    // Read before the number of the glyph is hidden, by which its font finds it.
    const { advanceWidth } = glyph;
    const named = Object.create(glyph, {
      ...{ id: { value: id }, codePoints: { value: codePoints }, advanceWidth: { value: advanceWidth } },
    });
    glyphs.set(key, named);
    return named;
  };
  font.layout = (text, features, ...rest) => {
    // fontkit adds to the features that it is handed.
    const wanted = { ...features };
    const key = `${JSON.stringify(wanted)} ${text}`;
    const known = remembered.get(key);
    if (known) return copyOf(known);
    const run = shapedOrPlain(font, text, layOut(text, wanted, ...rest));
    run.glyphs = run.glyphs.map(name);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, run);
    return copyOf(run);
  };
}

/**
 * Glyphs of a syllable may stand in another order than its characters (« हि » begins with its vowel): each then takes the
 * next characters in its turn, as many as it stood for, so that they are read in their order. Where glyphs stand for nothing
 * that was typed (the circle under a vowel that has no letter), which textkit cannot count, the text is drawn letter by letter.
 */
function shapedOrPlain(font: OpenFont, text: string, run: GlyphRun): GlyphRun {
  const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const counts = run.glyphs.map(({ codePoints }) => codePoints.length);
  if (counts.includes(0) || counts.reduce((sum, count) => sum + count, 0) !== characters.length) {
    const glyphs = characters.map((codePoint) => font.glyphForCodePoint(codePoint));
    const places = { yAdvance: 0, xOffset: 0, yOffset: 0 };
    return { ...run, glyphs, positions: glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, ...places })) };
  }
  let from = 0;
  const glyphs = run.glyphs.map((glyph) => {
    const codePoints = characters.slice(from, from + glyph.codePoints.length);
    from += codePoints.length;
    return standingFor(glyph, codePoints);
  });
  return { ...run, glyphs, positions: run.positions };
}

function standingFor(glyph: Glyph, codePoints: number[]): Glyph {
  const isSame = String(glyph.codePoints) === String(codePoints);
  return isSame ? glyph : Object.create(glyph, { codePoints: { value: codePoints } });
}

/**
 * What a document says that a glyph stands for, in UTF-16: its characters; or, of Arabic letters drawn as one, the one
 * character that Unicode has for them (« ﻻ »), as readers turn two of them round when they read from right to left.
 */
function writtenAs({ codePoints, name }: Glyph): number[] {
  const form = /^uni(F[B-E][0-9A-F]{2})$/.exec(name)?.[1];
  if (codePoints.length < 2 || !form) return codePoints.flatMap(halvesOf);
  const codePoint = Number.parseInt(form, 16);
  const isForm = String.fromCodePoint(codePoint).normalize('NFKC') === String.fromCodePoint(...codePoints);
  return isForm ? [codePoint] : codePoints.flatMap(halvesOf);
}

const halvesOf = (codePoint: number): number[] =>
  Array.from({ length: codePoint > 0xffff ? 2 : 1 }, (_, index) => String.fromCodePoint(codePoint).charCodeAt(index));

/** textkit changes the places of glyphs, and takes glyphs away. */
const copyOf = (run: GlyphRun): GlyphRun => ({
  ...run,
  glyphs: [...run.glyphs],
  positions: run.positions.map((position) => ({ ...position })),
});

/** What a glyph is called in a document: its number in the font, and what it stands for, in UTF-16. */
const glyphKey = (id: number, written: readonly number[]): string => [id, ...written].join(' ');

/** The parts of `glyphKey`. */
export function readGlyphKey(key: string): { id: number; written: number[] } {
  const [id = 0, ...written] = key.split(' ').map(Number);
  return { id, written };
}
