import { Remembered } from '@/lib/kits/memory/remembered';
import type { PaperNode } from './paper-node';

/** Some 20 kB each: the questions of a form come back in both copies of an attestation, and in those of other candidates. */
const REMEMBERED = 1_000;
const remembered = new Remembered<string, PaperNode>(REMEMBERED);

type Column = {
  /** Whatever else decides how a block is laid out. */
  within: string;
  /** Lays blocks out, in order. */
  layOut: (blocks: PaperNode[]) => Promise<PaperNode[]>;
};

/**
 * Lays the blocks of a column out, those alone that were not laid out before within the same: how a block is laid out depends
 * on nothing beside it, and where it stands is said later.
 */
export async function layOutBlocks(blocks: readonly PaperNode[], { within, layOut }: Column): Promise<PaperNode[]> {
  const keys = blocks.map((block) => keyOf(block, within));
  const known = keys.map((key) => (key === undefined ? undefined : remembered.get(key)));
  const laidOut = await layOut(blocks.filter((_, rank) => !known[rank]));
  return blocks.map((block, rank) => {
    const key = keys[rank];
    const found = known[rank] ?? laidOut.shift() ?? block;
    if (key === undefined) return found;
    if (!known[rank]) remembered.set(key, found);
    return copyOf(found);
  });
}

/** All that a block says of itself; undefined when some of it is a function, of which nothing can be known. */
function keyOf(block: PaperNode, within: string): string | undefined {
  let hasFunction = false;
  const text = JSON.stringify(block, (name, value: unknown) => {
    if (typeof value === 'function') hasFunction = true;
    return name === 'box' ? undefined : value;
  });
  return hasFunction ? undefined : `${within} ${text}`;
}

/** Nodes of its own, which may be tagged, cut and placed; what their texts hold is only read. */
function copyOf(block: PaperNode): PaperNode {
  const tags = new Map<object, object>();
  const copy = (node: PaperNode): PaperNode => {
    const { tag } = node.props ?? {};
    // Parts of one element bear the same tag, and two blocks never.
    const own = tag && (tags.get(tag) ?? tags.set(tag, { ...tag }).get(tag));
    return {
      ...node,
      ...(own && { props: { ...node.props, tag: own as NonNullable<typeof tag> } }),
      ...(node.children && { children: node.children.map(copy) }),
    };
  };
  return copy(block);
}
