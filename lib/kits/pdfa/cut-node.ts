import type { PaperLine, PaperNode } from './paper-node';

/** What is above a cut, and what goes on below it; `null`: nothing. */
export type Halves = { above: PaperNode | null; below: PaperNode | null };

/** Lines of a text that stay together, at the foot of a page and at the head of the next. */
const LINES_TOGETHER = 2;
/** What sums of heights are wrong by, in points. */
const TOLERANCE = 0.001;

const OPEN_BELOW = { marginBottom: 0, paddingBottom: 0, borderBottomWidth: 0 };
const OPEN_ABOVE = { marginTop: 0, paddingTop: 0, borderTopWidth: 0 };

export const measureOf = (node: PaperNode, side: string): number => Number(node.box?.[side] ?? 0);
const heightOf = (node: PaperNode) => measureOf(node, 'height');
/** Height with its margins: a column holds one such after the other. */
export const roomOf = (node: PaperNode): number =>
  measureOf(node, 'marginTop') + heightOf(node) + measureOf(node, 'marginBottom');

/**
 * How far a column is filled. `tightly`: what would rather stay in one piece (a card) is cut between its lines of facts, a row of
 * more than `longRow` points within, and a title wants no more under it than the beginning of what it is about.
 */
export type Filling = { tightly: boolean; longRow: number };

function isPiece(node: PaperNode, { tightly, longRow }: Filling): boolean {
  if (!['TEXT', 'VIEW'].includes(node.type)) return true;
  if (node.props?.wrap !== false) return false;
  return !tightly || node.type === 'TEXT' || (isRow(node) && heightOf(node) <= longRow);
}

const isRow = (node: PaperNode) => node.style?.flexDirection === 'row';

/** Cuts what is laid out so that what is above is no higher than `room`, in points. */
function cutNode(node: PaperNode, room: number, how: Filling): Halves {
  if (isPiece(node, how)) return { above: null, below: node };
  if (node.type === 'TEXT') return cutText(node, room);
  return isRow(node) ? cutRow(node, room, how) : cutColumn(node, room, how);
}

function cutText(node: PaperNode, room: number): Halves {
  const lines = node.lines ?? [];
  const count = linesAbove(lines, room - edgeAbove(node));
  if (count === 0 || count === lines.length) return { above: null, below: node };
  const [first, rest] = [lines.slice(0, count), lines.slice(count)];
  return {
    above: { ...sized(node, OPEN_BELOW, edgeAbove(node) + heightOfLines(first)), lines: first },
    below: { ...sized(node, OPEN_ABOVE, heightOfLines(rest) + edgeBelow(node)), lines: rest },
  };
}

function linesAbove(lines: readonly PaperLine[], room: number): number {
  const start = lines[0]?.box.y ?? 0;
  const over = lines.findIndex(({ box }) => box.y - start + box.height > room + TOLERANCE);
  if (over < 0) return lines.length;
  const most = Math.min(over, lines.length - LINES_TOGETHER);
  return most < LINES_TOGETHER ? 0 : most;
}

function heightOfLines(lines: readonly PaperLine[]): number {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? last.box.y - first.box.y + last.box.height : 0;
}

/** Each cell is cut at the same height, and goes on in its own column. */
function cutRow(node: PaperNode, room: number, how: Filling): Halves {
  const inside = room - edgeAbove(node);
  const halves = (node.children ?? []).map((cell) => {
    const isWhole = roomOf(cell) <= inside + TOLERANCE;
    return isWhole ? { above: cell, below: null } : cutNode(cell, inside - measureOf(cell, 'marginTop'), how);
  });
  if (halves.some((half) => !half.above)) return { above: null, below: node };
  const above = halves.flatMap((half) => half.above ?? []);
  const below = halves.flatMap((half) => half.below ?? []).map((cell) => at(cell, measureOf(cell, 'marginTop')));
  const tallest = (cells: PaperNode[]) => Math.max(0, ...cells.map(roomOf));
  return {
    above: { ...sized(node, OPEN_BELOW, edgeAbove(node) + tallest(above)), children: above },
    below:
      below.length === 0 ? null : { ...sized(node, OPEN_ABOVE, tallest(below) + edgeBelow(node)), children: below },
  };
}

function cutColumn(node: PaperNode, room: number, how: Filling): Halves {
  const { above, below } = fillColumn(node.children ?? [], room - edgeAbove(node), how);
  if (above.every(isFixed)) return { above: null, below: node };
  if (below.length === 0) return { above: node, below: null };
  return {
    above: withChildren(sized(node, OPEN_BELOW), above, edgeAbove(node)),
    below: withChildren(sized(node, OPEN_ABOVE), below, 0),
  };
}

function withChildren(node: PaperNode, children: PaperNode[], from: number): PaperNode {
  const placed = stack(children, from);
  const height = from + children.reduce((sum, child) => sum + roomOf(child), 0) + edgeBelow(node);
  return { ...node, box: { ...node.box, height }, children: placed };
}

const isFixed = (node: PaperNode) => node.props?.fixed === true;

export type Filled = { above: PaperNode[]; below: PaperNode[] };

/** How much of a column is above a cut. What is fixed (the head of a table) is there on both sides. */
export function fillColumn(nodes: readonly PaperNode[], room: number, how: Filling): Filled {
  const above: PaperNode[] = [];
  const below: PaperNode[] = [];
  let y = 0;
  for (const [index, node] of nodes.entries()) {
    const end = y + measureOf(node, 'marginTop') + heightOf(node);
    const after = nodes.slice(index + 1);
    if (isFixed(node)) {
      above.push(node);
      below.push(node);
    } else if (end > room + TOLERANCE) {
      const half = cutNode(node, room - y - measureOf(node, 'marginTop'), how);
      if (half.above) above.push(half.above);
      return { above, below: [...below, ...(half.below ? [half.below] : []), ...after] };
    } else if (!above.every(isFixed) && y + roomOf(node) + roomWantedAfter(node, after, how) > room + TOLERANCE) {
      return { above, below: [...below, node, ...after] };
    } else {
      above.push(node);
    }
    y += roomOf(node);
  }
  return { above, below: [] };
}

/** What must follow a node above the cut: so many points, or all there is; and what cannot be cut of it. */
function roomWantedAfter(node: PaperNode, after: readonly PaperNode[], how: Filling): number {
  const wanted = node.props?.minPresenceAhead ?? 0;
  // The space under the last one is not wanted
  if (after.length === 0) return -measureOf(node, 'marginBottom');
  if (wanted === 0) return 0;
  const all = after.reduce((sum, next) => sum + roomOf(next), 0);
  return Math.max(how.tightly ? 0 : Math.min(wanted, all), leastRoomOf(after, how));
}

/** Room for the beginning of these nodes, up to where they may be cut. */
function leastRoomOf([node, ...after]: readonly PaperNode[], how: Filling): number {
  if (!node) return 0;
  const goesOn = isFixed(node) || (node.props?.minPresenceAhead ?? 0) > 0;
  return goesOn ? roomOf(node) + leastRoomOf(after, how) : measureOf(node, 'marginTop') + leastHeightOf(node, how);
}

function leastHeightOf(node: PaperNode, how: Filling): number {
  if (isPiece(node, how)) return heightOf(node);
  if (node.type === 'TEXT') {
    const lines = node.lines ?? [];
    const isShort = lines.length < 2 * LINES_TOGETHER;
    return isShort ? heightOf(node) : edgeAbove(node) + heightOfLines(lines.slice(0, LINES_TOGETHER));
  }
  const children = node.children ?? [];
  const inside = isRow(node)
    ? Math.max(0, ...children.map((cell) => leastRoomOf([cell], how)))
    : leastRoomOf(children, how);
  return edgeAbove(node) + inside;
}

/** One below the other, in a column that begins at `from`. */
export function stack(nodes: readonly PaperNode[], from: number): PaperNode[] {
  let y = from;
  return nodes.map((node) => {
    const placed = at(node, y + measureOf(node, 'marginTop'));
    y += roomOf(node);
    return placed;
  });
}

const at = (node: PaperNode, top: number): PaperNode => ({ ...node, box: { ...node.box, top } });
const edgeAbove = (node: PaperNode) => measureOf(node, 'paddingTop') + measureOf(node, 'borderTopWidth');
const edgeBelow = (node: PaperNode) => measureOf(node, 'paddingBottom') + measureOf(node, 'borderBottomWidth');

/** The node with an edge open, of this height or of its own. */
function sized(node: PaperNode, open: Record<string, number>, height = heightOf(node)): PaperNode {
  return { ...node, box: { ...node.box, ...open, height }, style: { ...node.style, ...open } };
}
