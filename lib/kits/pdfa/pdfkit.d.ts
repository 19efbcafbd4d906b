/**
 * The part of pdfkit 0.20 that the attestation is drawn with; the package ships no types of its own.
 * Names that begin with an underscore are internal to pdfkit: the version is pinned, and the tests fail if they change.
 */
declare module 'pdfkit' {
  import { Readable } from 'node:stream';

  /** An indirect object of the file being written. */
  export type PdfReference = { data: Record<string, unknown>; end(content?: string | Uint8Array): void };

  /** An element of the structure tree (ISO 32000-1 §14.7). */
  export type StructureElement = { add(child: unknown): StructureElement; end(): void };

  /** An item of the bookmarks (ISO 32000-1 §12.3.3), or the root of them. */
  export type Bookmark = { outlineData: Record<string, unknown>; addItem(title: string): Bookmark };

  /** The drawing of a glyph, in font units, y upwards. Every change returns a new outline. */
  export type Outline = {
    bbox: { minX: number; minY: number; width: number; height: number };
    rotate(radians: number): Outline;
    scale(x: number, y: number): Outline;
    translate(x: number, y: number): Outline;
    toSVG(): string;
  };

  /** `codePoints`: the characters it stands for; `name`: as its font calls it. */
  export type Glyph = { id: number | string; name: string; codePoints: number[]; advanceWidth: number; path: Outline };

  export type GlyphRun = { glyphs: Glyph[]; positions: Record<string, number>[] };

  /** A fontkit font, as far as pdfkit and we look at it. */
  export type OpenFont = {
    unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    getGlyph(id: number, codePoints?: number[]): Glyph;
    layout(text: string, features?: Record<string, number>, ...rest: unknown[]): GlyphRun;
  };

  export type EmbeddedFont = {
    font: OpenFont;
    scale: number;
    widths: (number | undefined)[];
    /** What each glyph of the subset stands for. */
    unicode: (number[] | undefined)[];
    subset: {
      cff?: unknown;
      glyphs: number[];
      encode(): Uint8Array;
      includeGlyph(glyph: number | string | { id: number | string }): number;
    };
  };

  export type DocumentOptions = {
    subset: 'PDF/A-1a';
    pdfVersion: '1.4';
    tagged: boolean;
    lang: string;
    displayTitle: boolean;
    autoFirstPage: boolean;
    /** `null`: no standard font, which could not be embedded. */
    font: null;
    info: Record<string, string | Date>;
  };

  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    info: Record<string, unknown>;
    page: { dictionary: PdfReference; annotations: PdfReference[]; height: number };
    outline: Bookmark;
    _root: PdfReference;
    _font: EmbeddedFont | null;
    _fontFamilies: Record<string, EmbeddedFont>;

    addPage(options?: unknown): this;
    addNamedDestination(name: string, kind: 'XYZ', left: null, top: number, zoom: null): void;
    annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): this;
    end(): void;
    endAcroForm(): this;
    endMarkedContent(): this;
    font(source: string | OpenFont, familyOrSize?: string | number | null, size?: number): this;
    image(source: unknown, ...rest: unknown[]): this;
    markContent(tag: string): this;
    markStructureContent(tag: string): unknown;
    addStructure(element: StructureElement): this;
    ref(data: Record<string, unknown>): PdfReference;
    restore(): this;
    save(): this;
    struct(type: string, options?: { alt?: string; lang?: string; scope?: string }): StructureElement;
    appendXML(xml: string): void;
    _addInfo(): void;
    _doOpacity(fill: number | null | undefined, stroke: number | null | undefined): this;
  }
}
