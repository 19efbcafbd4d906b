import layoutDocument from '@react-pdf/layout';
import renderLayout from '@react-pdf/render';
import { type DocumentProps, Font, pdf } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { type Contents, headingsIn, type PaperSource, placedHeadings } from './contents';
import { loadPaperFonts, type PaperFonts } from './paper-fonts';
import type { PaperNode } from './paper-node';
import { PdfaDocument, type PdfaMetadata } from './pdfa-document';
import { PdfaError } from './pdfa-error';
import { learnTree, prepareTree } from './prepare-tree';
import { runInOrder } from './run-in-order';
import { fillSignature, type SignatureDescription } from './signature-field';
import { tagContent } from './tag-content';

/**
 * Turns react-pdf elements into a signed, tagged PDF/A-1b with bookmarks, in one revision of the file. The steps are those of
 * react-pdf's own renderer (tree, layout, drawing), with our document in the place of its plain one.
 * The metadata carry no text that a person typed.
 */
export async function renderPdfa(
  source: PaperSource,
  metadata: PdfaMetadata,
  signature: SignatureDescription,
): Promise<Uint8Array> {
  const fonts = await loadPaperFonts();
  // A time-stamp may take its time: it keeps no other document from being drawn
  const unsigned = await runInOrder(() => drawSafely(fonts, source, metadata, signature));
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

type DrawnWith = [source: PaperSource, metadata: PdfaMetadata, signature: SignatureDescription];

async function drawWith(fonts: PaperFonts, ...[source, metadata, signature]: DrawnWith): Promise<Uint8Array> {
  const layout = await layOutWithContents(fonts, source);
  const document = new PdfaDocument(metadata, signature);
  tagContent(layout, document, metadata.lang);
  // the laid-out tree is typed by its drawing side; we only touch what PaperNode names
  return draw(document, layout as unknown as Layout);
}

/**
 * Lays the document out, with a table of contents when it is long: once with entries that have no page yet, then its first
 * sheet again, with the pages that are known by then.
 */
async function layOutWithContents(fonts: PaperFonts, source: PaperSource): Promise<PaperNode> {
  const entries = headingsIn(treeOf(source.make(null))).map((heading) => ({ ...heading, page: null }));
  const attempt = (isLong: boolean) => layOutFrom(fonts, source.make(isLong ? { entries, totalPages: null } : null));
  const isLong = (layout: PaperNode) => (layout.children?.length ?? 0) > source.contentsBeyondPages;
  const guessed = await attempt(source.isLikelyLong);
  const layout = isLong(guessed) === source.isLikelyLong ? guessed : await attempt(isLong(guessed));
  if (!isLong(guessed)) return layout;
  const contents: Contents = { entries: placedHeadings(layout), totalPages: layout.children?.length ?? 0 };
  const first = await layOutFrom(fonts, source.make(contents, true));
  layout.children?.splice(0, first.children?.length ?? 0, ...(first.children ?? []));
  return layout;
}

async function layOutFrom(fonts: PaperFonts, element: ReactElement<DocumentProps>): Promise<PaperNode> {
  const tree = treeOf(element);
  await learnTree(tree, fonts);
  prepareTree(tree, fonts);
  return (await layOut(tree, Font)) as unknown as PaperNode;
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
