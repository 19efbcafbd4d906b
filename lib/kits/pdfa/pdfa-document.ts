import PDFDocument, { type Bookmark, type DocumentOptions, type OpenFont, type StructureElement } from 'pdfkit';
import { headingName } from './contents';
import { keepGlyphNames, listCompositeGlyphs } from './font-subset';
import type { Heading } from './paper-node';
import { PdfaError } from './pdfa-error';
import { addSignatureField, type SignatureField } from './signature-field';

export type PdfaMetadata = {
  title: string;
  author: string;
  subject: string;
  keywords?: string | undefined;
  creator: string;
  creationDate: Date;
  /** Of its texts (BCP 47). */
  lang: string;
  /** What a screen reader says of a link before its address. */
  linkName: string;
};

/**
 * A pdfkit document that can only become a valid PDF/A-1a (ISO 19005-1) and PDF/UA-1 (ISO 14289-1) with one empty signature: what the
 * standard forbids is refused while drawing, and what pdfkit leaves undone for it is done here.
 */
export class PdfaDocument extends PDFDocument {
  readonly #signature: SignatureField;
  readonly #linkName: string;
  readonly #fontKeys = new Map<OpenFont, string>();
  #element: StructureElement | null = null;
  readonly #bookmarks: Bookmark[] = [];
  #headings = 0;
  #drewMissingGlyph = false;

  constructor(metadata: PdfaMetadata, signature: SignatureField) {
    super(documentOptions(metadata));
    this.#signature = signature;
    this.#linkName = metadata.linkName;
  }

  /** pdfkit copies these texts into XML as they are. Only the XML must be escaped: Info and XMP must say the same. */
  override _addInfo(): void {
    const { info } = this;
    this.info = Object.fromEntries(Object.entries(info).map(([name, value]) => [name, escapeXml(value)]));
    super._addInfo();
    this.appendXML(UNIVERSAL_ACCESS);
    this.info = info;
  }

  /** Transparency (ISO 19005-1 §6.4): an opacity, an rgba colour, or an SVG node with neither fill nor stroke. */
  override _doOpacity(fill: number | null | undefined, stroke: number | null | undefined): this {
    if ((fill ?? 1) < 1 || (stroke ?? 1) < 1) throw forbidden('transparency');
    return super._doOpacity(fill, stroke);
  }

  /** Nothing here needs a bitmap, and each kind has its own way of breaking PDF/A (alpha, palette, CMYK). */
  override image(): this {
    throw forbidden('a bitmap image');
  }

  /**
   * Font files of one family share a PostScript name, by which pdfkit tells fonts apart: it would embed the file again at
   * each use. A key of our own keeps one subset per file.
   */
  override font(source: string | OpenFont, size?: string | number | null): this {
    if (typeof source === 'string') throw forbidden(`the font ${source}, which cannot be embedded`);
    const key = this.#fontKeys.get(source) ?? `face ${this.#fontKeys.size}`;
    super.font(source, key, typeof size === 'number' ? size : undefined);
    if (!this.#fontKeys.has(source) && this._font) {
      this.#fontKeys.set(source, key);
      keepGlyphNames(this._font, () => {
        this.#drewMissingGlyph = true;
      });
    }
    return this;
  }

  /** Whatever is drawn outside a tagged element is decoration, which a screen reader skips. */
  override addPage(options?: unknown): this {
    super.addPage(options);
    return this.markContent('Artifact');
  }

  /** From here to `endElement`, what is drawn belongs to this element of the structure. */
  beginElement(element: StructureElement, type: string): void {
    this.endMarkedContent();
    element.add(this.markStructureContent(type));
    this.#element = element;
  }

  /**
   * A bookmark to this height of the page at hand, in points from its top, under the last one of the level above; links of a table of
   * contents lead there too.
   */
  addBookmark({ title, level }: Heading, top: number): void {
    const depth = Math.min(level, this.#bookmarks.length + 1);
    const parent = this.#bookmarks[depth - 2] ?? this.outline;
    const bookmark = parent.addItem(title);
    bookmark.outlineData.Dest = [this.page.dictionary, 'XYZ', null, this.page.height - top, null];
    // those under another are folded, which a negative count says
    parent.outlineData.Count = Number(parent.outlineData.Count ?? 0) + (depth === 1 ? 1 : -1);
    this.addNamedDestination(headingName(this.#headings), 'XYZ', null, top, null);
    this.#headings += 1;
    this.#bookmarks.splice(depth - 1, this.#bookmarks.length, bookmark);
  }

  endElement(): void {
    this.endMarkedContent();
    this.#element = null;
    this.markContent('Artifact');
  }

  /** A link inside an element becomes its child, so that a screen reader meets it where it stands. */
  override annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): this {
    if (!this.#element || options.Subtype !== 'Link') return super.annotate(x, y, width, height, options);
    const link = this.struct('Link');
    this.#element.add(link);
    const Contents = new String(this.#linkName);
    super.annotate(x, y, width, height, { Contents, ...options, structParent: link });
    link.end();
    return this;
  }

  override end(): void {
    if (this.#drewMissingGlyph) {
      throw new PdfaError('missing_glyph', 'PDF/A-1 forbids a character that no embedded font has');
    }
    addSignatureField(this, this.#signature);
    for (const font of Object.values(this._fontFamilies)) listCompositeGlyphs(font);
    super.end();
  }

  /** The one form of the file is the signature's, already written. */
  override endAcroForm(): this {
    return this;
  }
}

function documentOptions({
  title,
  author,
  subject,
  keywords,
  creator,
  creationDate,
  lang,
}: PdfaMetadata): DocumentOptions {
  return {
    subset: 'PDF/A-1a',
    pdfVersion: '1.4',
    tagged: true,
    lang,
    displayTitle: true,
    autoFirstPage: false,
    font: null,
    info: {
      Title: title,
      Author: author,
      Subject: subject,
      ...(keywords && { Keywords: keywords }),
      Creator: creator,
      Producer: 'pdfkit',
      CreationDate: creationDate,
    },
  };
}

/** The claim of PDF/UA-1 (ISO 14289-1 §5), and the description of its schema that PDF/A-1 asks for (ISO 19005-1 §6.7.8). */
const UNIVERSAL_ACCESS = `
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>`;

const forbidden = (what: string) => new PdfaError('forbidden_content', `PDF/A-1 forbids ${what}`);

const XML_ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeXml(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/[&<>]/g, (sign) => XML_ENTITIES[sign] ?? sign) : value;
}
