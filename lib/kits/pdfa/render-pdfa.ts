import renderLayout from '@react-pdf/render';
import { signatureRoomBytes } from './cades';
import type { PaperSource } from './contents';
import { layOutOnPages } from './lay-out';
import { loadPaperFonts, type PaperFonts } from './paper-fonts';
import { PdfaDocument, type PdfaMetadata } from './pdfa-document';
import { PdfaError } from './pdfa-error';
import { runInOrder } from './run-in-order';
import { fillSignature, type SignatureField, type Signer } from './signature-field';
import { tagContent } from './tag-content';

/**
 * Turns react-pdf elements into a tagged PDF/A-1b with bookmarks and one empty signature, which `fillSignature` fills: one
 * revision of the file. The steps are those of react-pdf's own renderer (tree, layout, drawing), with our document in the place
 * of its plain one. The metadata carry no text that a person typed.
 */
export async function drawPdfa(
  source: PaperSource,
  metadata: PdfaMetadata,
  signature: SignatureField,
): Promise<Uint8Array> {
  const fonts = await loadPaperFonts();
  return runInOrder(() => drawSafely(fonts, source, metadata, signature));
}

/** Draws it and signs it. A time-stamp may take its time: it keeps no other document from being drawn. */
export async function renderPdfa(
  source: PaperSource,
  metadata: PdfaMetadata,
  { seal, timeStamper, ...shown }: Omit<SignatureField, 'roomBytes'> & Signer,
): Promise<Uint8Array> {
  const roomBytes = signatureRoomBytes(seal, timeStamper);
  return fillSignature(await drawPdfa(source, metadata, { ...shown, roomBytes }), { seal, timeStamper });
}

async function drawSafely(fonts: PaperFonts, ...rest: DrawnWith): Promise<Uint8Array> {
  try {
    return await drawWith(fonts, ...rest);
  } catch (error) {
    if (!(error instanceof PdfaError) || error.reason !== 'missing_glyph') throw error;
    // Some sequence of signs was laid out as a glyph that the fonts lack: all but plain letters is then written in code
    return drawWith({ ...fonts, covers: fonts.coversPlainly }, ...rest);
  }
}

type DrawnWith = [source: PaperSource, metadata: PdfaMetadata, signature: SignatureField];

async function drawWith(fonts: PaperFonts, ...[source, metadata, signature]: DrawnWith): Promise<Uint8Array> {
  const layout = await layOutOnPages(fonts, source);
  const document = new PdfaDocument(metadata, signature);
  tagContent(layout, document, metadata.lang);
  // the laid-out tree is typed by its drawing side; we only touch what PaperNode names
  return draw(document, layout as unknown as Layout);
}

type DrawingContext = Parameters<typeof renderLayout>[0];
type Layout = Parameters<typeof renderLayout>[1];

function draw(document: PdfaDocument, layout: Layout): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    // the package types its context as the class of pdfkit's document where it means an instance
    renderLayout(document as unknown as DrawingContext, layout);
  });
}
