import layoutDocument from '@react-pdf/layout';
import { type DocumentProps, Font, pdf } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { layOutBlocks } from './block-memory';
import { type ContentsEntry, contentsEntries, type PaperSource } from './contents';
import { lightener } from './lighten';
import { fillSlot, type Part, paginate } from './paginate';
import type { PaperFonts } from './paper-fonts';
import type { PaperNode } from './paper-node';
import { learnTree, prepareTree } from './prepare-tree';

/** So many blocks are laid out at a time: what that takes is given back before the next. */
const BLOCKS_AT_ONCE = 100;

/**
 * Lays a document out on pages. react-pdf lays out all that is left of it again for each page, and once more for each page
 * number: here it lays out each block once, on a page without end, and the blocks are put on pages afterwards.
 */
export async function layOutOnPages(fonts: PaperFonts, source: PaperSource): Promise<PaperNode> {
  const parts = await layOutParts(fonts, source.text);
  const pages = await paginateWithContents(fonts, source, parts);
  const frames = source.frames ? await layOutFrames(fonts, source.frames(pages.length)) : pages.map(() => bare(parts));
  const framed = frames.map((frame, index) => ({
    ...frame,
    children: fillSlot(frame.children ?? [], 'text', pages[index] ?? []),
  }));
  return { type: 'DOCUMENT', props: {}, style: {}, children: framed };
}

async function layOutFrames(fonts: PaperFonts, element: ReactElement<DocumentProps>): Promise<PaperNode[]> {
  const document = treeOf(element);
  await prepare(document, fonts);
  const frames: PaperNode[] = [];
  for (const frame of document.children ?? []) frames.push(await layOutPage(document, frame));
  return frames;
}

/** A page with nothing around its text. */
function bare([part]: Part[]): PaperNode {
  const text = { type: 'VIEW', props: { slot: 'text' as const } };
  return {
    ...part?.page,
    type: 'PAGE',
    box: { ...part?.page.box, height: Number(part?.page.style?.height) },
    children: [text],
  };
}

/** A long document has a table of contents; its pages are known once there is one, which they change nothing of. */
async function paginateWithContents(fonts: PaperFonts, { contents }: PaperSource, parts: Part[]) {
  const withContents = async (entries: ContentsEntry[]) => {
    const [table] = contents ? await layOutParts(fonts, contents.make(entries)) : [];
    return parts.flatMap((part) =>
      paginate({ ...part, blocks: fillSlot(part.blocks, 'contents', table?.blocks ?? []) }),
    );
  };
  const without = parts.flatMap((part) => paginate({ ...part, blocks: fillSlot(part.blocks, 'contents', []) }));
  if (!contents || without.length <= contents.beyondPages) return without;
  const placed = await withContents(contentsEntries(without, false));
  return withContents(contentsEntries(placed, true));
}

/** The parts of a document, in order, laid out without end. */
async function layOutParts(fonts: PaperFonts, element: ReactElement<DocumentProps>): Promise<Part[]> {
  const document = treeOf(element);
  const parts: Part[] = [];
  for (const page of document.children ?? []) {
    const endless: PaperNode = { ...page, props: { ...page.props, wrap: false } };
    const empty = await layOutPage(document, { ...endless, children: [] });
    const blocks = await layOutBlocks(page.children ?? [], {
      within: JSON.stringify([fonts.covers === fonts.coversPlainly, page.props, page.style]),
      layOut: (children) => layOutColumn(fonts, document, { ...endless, children }),
    });
    parts.push({ page: { ...empty, children: [] }, blocks });
  }
  return parts;
}

async function layOutColumn(fonts: PaperFonts, document: PaperNode, page: PaperNode): Promise<PaperNode[]> {
  const lighten = lightener();
  const blocks: PaperNode[] = [];
  for (let from = 0; from < (page.children?.length ?? 0); from += BLOCKS_AT_ONCE) {
    const some = { ...page, children: page.children?.slice(from, from + BLOCKS_AT_ONCE) ?? [] };
    await prepare(some, fonts);
    const { children = [] } = await layOutPage(document, some);
    blocks.push(...children.map(lighten));
  }
  return blocks;
}

async function layOutPage(document: PaperNode, page: PaperNode): Promise<PaperNode> {
  const { children: [laidOut = page] = [] } = await layOut({ ...document, children: [page] }, Font);
  return laidOut;
}

/** The tree that react-pdf builds from an element; it is kept on a member that its types do not show. */
function treeOf(element: ReactElement<DocumentProps>): PaperNode {
  const { container } = pdf(element) as ReturnType<typeof pdf> & { container: { document: PaperNode } };
  return container.document;
}

/** Makes the texts of a tree printable. */
async function prepare(tree: PaperNode, fonts: PaperFonts): Promise<void> {
  await learnTree(tree, fonts);
  prepareTree(tree, fonts);
}

/** The types of the package leave out the font store that it takes, and its own renderer passes, as second argument. */
const layOut = layoutDocument as unknown as (tree: PaperNode, fonts: typeof Font) => Promise<PaperNode>;
