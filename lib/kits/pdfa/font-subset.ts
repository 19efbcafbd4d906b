import type { EmbeddedFont } from 'pdfkit';
import { readGlyphKey } from './name-glyphs';

/**
 * Gives each glyph of a document a place of its own for each text that it stands for (`name-glyphs`), since a place says one
 * text. Calls `onMissing` when glyph 0 is drawn: the empty box of a character that the font lacks (forbidden, §6.3.5).
 */
export function keepGlyphNames(font: EmbeddedFont, onMissing: () => void): void {
  const { subset } = font;
  const includeGlyph = subset.includeGlyph.bind(subset);
  const places = new Map<string, number>();
  subset.includeGlyph = (glyph) => {
    const key = typeof glyph === 'object' ? glyph.id : glyph;
    if (typeof key === 'number') return includeGlyph(key);
    const known = places.get(key);
    if (known !== undefined) return known;
    const { id, written } = readGlyphKey(key);
    if (id === 0) onMissing();
    const place = subset.glyphs.push(id) - 1;
    places.set(key, place);
    font.unicode[place] = written;
    return place;
  };
}

/**
 * A TrueType subset also holds the components of composite glyphs (« é » is drawn as e and acute), which pdfkit forgets:
 * with a width they are listed in the CIDSet, which must name every glyph of the subset (§6.3.5).
 */
export function listCompositeGlyphs(font: EmbeddedFont): void {
  font.subset.encode();
  font.subset.glyphs.forEach((glyphId, position) => {
    font.widths[position] ??= font.font.getGlyph(glyphId).advanceWidth * font.scale;
  });
}
