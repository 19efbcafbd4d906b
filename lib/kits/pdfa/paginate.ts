import { fillColumn, measureOf, stack } from './cut-node';
import type { PaperNode, Slot } from './paper-node';

/** What is laid out in one go, on a page without end: `page` bears its margins. */
export type Part = { page: PaperNode; blocks: PaperNode[] };

/** The pages of a part, each with what is on it, in its place. */
export function paginate({ page, blocks }: Part): PaperNode[][] {
  const top = measureOf(page, 'paddingTop');
  const room = Number(page.style?.height) - top - measureOf(page, 'paddingBottom');
  const pages: PaperNode[][] = [];
  let rest = blocks;
  do {
    const { above, below } = fillColumn(rest, room);
    // What is higher than a page and in one piece is drawn over its end, rather than never
    const isStuck = above.length === 0 && below.length > 0;
    pages.push(stack(isStuck ? below.slice(0, 1) : above, top));
    rest = isStuck ? below.slice(1) : below;
  } while (rest.length > 0);
  return pages;
}

/** The nodes with others in the place of a slot. */
export const fillSlot = (nodes: readonly PaperNode[], slot: Slot, with_: readonly PaperNode[]): PaperNode[] =>
  nodes.flatMap((node) => (node.props?.slot === slot ? with_ : [node]));
