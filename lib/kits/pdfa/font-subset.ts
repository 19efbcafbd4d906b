import type { EmbeddedFont } from 'pdfkit';

/** Calls `onMissing` when glyph 0 is drawn: the empty box of a character that the font lacks (forbidden, §6.3.5). */
export function watchMissingGlyphs(font: EmbeddedFont, onMissing: () => void): void {
  const { subset } = font;
  const includeGlyph = subset.includeGlyph.bind(subset);
  subset.includeGlyph = (glyph) => {
    if ((typeof glyph === 'object' ? glyph.id : glyph) === 0) onMissing();
    return includeGlyph(glyph);
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
