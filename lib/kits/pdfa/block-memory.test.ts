import { describe, expect, it } from 'vitest';
import { layOutBlocks } from './block-memory';
import type { PaperNode } from './paper-node';

let made = 0;
/** Where one block ends and the next begins is what the tests look at: laid out, a block bears a number of its own. */
const laying = () => {
  const asked: PaperNode[][] = [];
  const layOut = async (blocks: PaperNode[]) => {
    asked.push(blocks);
    return blocks.map((block) => {
      made += 1;
      return { ...block, box: { height: made } };
    });
  };
  return { asked, layOut };
};
const block = (text: string, props: PaperNode['props'] = {}): PaperNode => ({
  type: 'VIEW',
  props,
  children: [{ type: 'TEXT', props: { tag: { type: 'P' } }, children: [{ type: 'TEXT_INSTANCE', value: text }] }],
});

describe('the blocks of a column', () => {
  it('are laid out in their order, and those alone that were not before', async () => {
    const { asked, layOut } = laying();
    const first = await layOutBlocks([block('a'), block('b')], { within: 'order', layOut });
    const again = await layOutBlocks([block('c'), block('b'), block('d'), block('a')], { within: 'order', layOut });
    expect(asked.map((blocks) => blocks.length)).toEqual([2, 2]);
    const heights = (nodes: PaperNode[]) => nodes.map(({ box }) => box?.height);
    const [a, b] = heights(first);
    const [c, , d] = heights(again);
    expect(heights(again)).toEqual([c, b, d, a]);
    expect(new Set([a, b, c, d]).size).toBe(4);
  });

  it('are laid out again within another page, or with anything else about them', async () => {
    const { asked, layOut } = laying();
    await layOutBlocks([block('a')], { within: 'one page', layOut });
    await layOutBlocks([block('a')], { within: 'another page', layOut });
    await layOutBlocks([block('a', { wrap: false })], { within: 'one page', layOut });
    await layOutBlocks([{ ...block('a'), style: { color: 'red' } }], { within: 'one page', layOut });
    expect(asked.map((blocks) => blocks.length)).toEqual([1, 1, 1, 1]);
  });

  it('are not remembered when they hold a function', async () => {
    const { asked, layOut } = laying();
    const drawn = () => block('a', { paint: () => undefined });
    await layOutBlocks([drawn()], { within: 'function', layOut });
    await layOutBlocks([drawn()], { within: 'function', layOut });
    expect(asked.map((blocks) => blocks.length)).toEqual([1, 1]);
  });

  it('belong to who asked: what is tagged or placed in one document is as it was in the next', async () => {
    const { layOut } = laying();
    const [first] = await layOutBlocks([block('a')], { within: 'own', layOut });
    const [, ...children] = [undefined, ...(first?.children ?? [])];
    if (first) Object.assign(first, { children: [...children, block('mark')], box: { top: 5 } });
    const [second] = await layOutBlocks([block('a')], { within: 'own', layOut });
    expect(second?.children).toHaveLength(1);
    expect(second?.box).not.toHaveProperty('top');
  });

  it('are elements apart, twice in one document too; the parts of one stay one', async () => {
    const { layOut } = laying();
    const tag = { type: 'P' };
    const text = (): PaperNode => ({ type: 'TEXT', props: { tag } });
    const twice = (): PaperNode => ({ type: 'VIEW', children: [text(), text()] });
    await layOutBlocks([twice()], { within: 'tags', layOut });
    const blocks = await layOutBlocks([twice(), twice()], { within: 'tags', layOut });
    const tags = blocks.map(({ children = [] }) => children.map(({ props }) => props?.tag));
    expect(tags[0]?.[0]).toBe(tags[0]?.[1]);
    expect(tags[0]?.[0]).not.toBe(tags[1]?.[0]);
  });
});
