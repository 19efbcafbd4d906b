import { type Filled, fillColumn, measureOf, roomOf, stack } from './cut-node';
import type { PaperNode, Slot } from './paper-node';

/** What is laid out in one go, on a page without end: `page` bears its margins. */
export type Part = { page: PaperNode; blocks: PaperNode[] };

/** A page that would be left with more empty than this is filled tightly. */
const MOST_EMPTY = 1 / 3;

/** The pages of a part, each with what is on it, in its place. */
export function paginate({ page, blocks }: Part): PaperNode[][] {
  const top = measureOf(page, 'paddingTop');
  const room = Number(page.style?.height) - top - measureOf(page, 'paddingBottom');
  const pages: PaperNode[][] = [];
  let rest = blocks;
  do {
    const { above, below } = fillPage(rest, room);
    // What is higher than a page and in one piece is drawn over its end, rather than never
    const isStuck = above.length === 0 && below.length > 0;
    pages.push(stack(isStuck ? below.slice(0, 1) : above, top));
    rest = isStuck ? below.slice(1) : below;
  } while (rest.length > 0);
  return pages;
}

function fillPage(nodes: readonly PaperNode[], room: number): Filled {
  const longRow = room / 4;
  const filled = fillColumn(nodes, room, { tightly: false, longRow });
  if (filled.below.length === 0 || emptyOf(filled, room) <= room * MOST_EMPTY) return filled;
  const tight = fillColumn(nodes, room, { tightly: true, longRow });
  return emptyOf(tight, room) < emptyOf(filled, room) ? tight : filled;
}

const emptyOf = ({ above }: Filled, room: number) => above.reduce((left, node) => left - roomOf(node), room);

/** The nodes with others in the place of a slot. */
export const fillSlot = (nodes: readonly PaperNode[], slot: Slot, with_: readonly PaperNode[]): PaperNode[] =>
  nodes.flatMap((node) => (node.props?.slot === slot ? with_ : [node]));
