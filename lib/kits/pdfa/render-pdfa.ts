import layoutDocument from '@react-pdf/layout';
import renderLayout from '@react-pdf/render';
import { type DocumentProps, Font, pdf } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { loadPaperFonts, type PaperFonts } from './paper-fonts';
import type { PaperNode } from './paper-node';
import { PdfaDocument, type PdfaMetadata } from './pdfa-document';
import { PdfaError } from './pdfa-error';
import { learnTree, prepareTree } from './prepare-tree';
import { runInOrder } from './run-in-order';
import { fillSignature, type SignatureDescription } from './signature-field';
import { tagContent } from './tag-content';

/**
 * Turns a react-pdf element into a signed, tagged PDF/A-1b, in one revision of the file. The steps are those of react-pdf's
 * own renderer (tree, layout, drawing), with our document in the place of its plain one.
 * The metadata carry no text that a person typed.
 */
export async function renderPdfa(
  element: ReactElement<DocumentProps>,
  metadata: PdfaMetadata,
  signature: SignatureDescription,
): Promise<Uint8Array> {
  const fonts = await loadPaperFonts();
  // A time-stamp may take its time: it keeps no other document from being drawn
  const unsigned = await runInOrder(() => drawSafely(fonts, element, metadata, signature));
  return fillSignature(unsigned, signature);
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

type DrawnWith = [element: ReactElement<DocumentProps>, metadata: PdfaMetadata, signature: SignatureDescription];

async function drawWith(fonts: PaperFonts, ...[element, metadata, signature]: DrawnWith): Promise<Uint8Array> {
  const tree = treeOf(element);
  await learnTree(tree, fonts);
  prepareTree(tree, fonts);
  const layout = await layOut(tree, Font);
  const document = new PdfaDocument(metadata, signature);
  // the laid-out tree is typed by its drawing side; we only touch what PaperNode names
  tagContent(layout as unknown as PaperNode, document, metadata.lang);
  return draw(document, layout);
}

/** react-pdf keeps the tree it built from the element on a member that its types do not show. */
function treeOf(element: ReactElement<DocumentProps>): PaperNode {
  const { container } = pdf(element) as ReturnType<typeof pdf> & { container: { document: PaperNode } };
  return container.document;
}

/** The types of the package leave out the font store that it takes, and its own renderer passes, as second argument. */
const layOut = layoutDocument as unknown as (tree: PaperNode, fonts: typeof Font) => ReturnType<typeof layoutDocument>;

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
