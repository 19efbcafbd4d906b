import { describe, expect, it } from 'vitest';
import { paginate } from './paginate';
import type { PaperNode } from './paper-node';

const LINE = 10;
const text = (name: string, count: number, props: PaperNode['props'] = {}): PaperNode => ({
  type: 'TEXT',
  value: name,
  props,
  box: { height: count * LINE },
  lines: Array.from({ length: count }, (_, line) => ({ box: { y: line * LINE, height: LINE } })),
});
const heightOf = ({ box }: PaperNode) =>
  Number(box?.height) + Number(box?.marginTop ?? 0) + Number(box?.marginBottom ?? 0);
const column = (children: PaperNode[], props: PaperNode['props'] = {}): PaperNode => ({
  ...{ type: 'VIEW', props, style: {}, children },
  box: { height: children.reduce((sum, child) => sum + heightOf(child), 0) },
});
const row = (children: PaperNode[]): PaperNode => ({
  ...{ type: 'VIEW', props: {}, style: { flexDirection: 'row' }, children },
  box: { height: Math.max(...children.map(heightOf)) },
});

/** A page with room for ten lines, under a margin of 50 points. */
const page: PaperNode = { type: 'PAGE', style: { height: 160 }, box: { paddingTop: 50, paddingBottom: 10 } };
const pagesOf = (...blocks: PaperNode[]) => paginate({ page, blocks });
/** What is on each page: names, with the lines that are there of each. */
const said = (nodes: readonly PaperNode[]): string =>
  nodes
    .map((node) => (node.type === 'TEXT' ? `${node.value}${node.lines?.length}` : `(${said(node.children ?? [])})`))
    .join(' ');
const drawn = (...blocks: PaperNode[]) => pagesOf(...blocks).map(said);

describe('a text', () => {
  it('is cut where the page ends, and goes on at the head of the next', () => {
    expect(drawn(text('a', 4), text('b', 20))).toEqual(['a4 b6', 'b10', 'b4']);
    const [, next = []] = pagesOf(text('a', 4), text('b', 12));
    expect(next[0]?.box).toMatchObject({ top: 50, height: 60 });
  });

  it('never leaves one line alone', () => {
    expect(drawn(text('a', 9), text('b', 5))).toEqual(['a9', 'b5']);
    expect(drawn(text('a', 4), text('b', 7))).toEqual(['a4 b5', 'b2']);
    expect(drawn(text('a', 8), text('b', 3))).toEqual(['a8', 'b3']);
  });

  it('in one piece goes to the next page whole', () => {
    expect(drawn(text('a', 4), text('b', 8, { wrap: false }))).toEqual(['a4', 'b8']);
  });
});

describe('a heading', () => {
  it('stays with so much of what follows, or with all of it', () => {
    expect(drawn(text('a', 7), text('h', 1, { minPresenceAhead: 30 }), text('b', 6))).toEqual(['a7', 'h1 b6']);
    expect(drawn(text('a', 8), text('h', 1, { minPresenceAhead: 30 }), text('b', 1))).toEqual(['a8 h1 b1']);
  });

  it('and those under it, with what cannot be cut of what they are about', () => {
    const headings = [text('h', 1, { minPresenceAhead: 1 }), text('i', 1, { minPresenceAhead: 1 })];
    expect(drawn(text('a', 3), ...headings, text('b', 6, { wrap: false }))).toEqual(['a3', 'h1 i1 b6']);
    expect(drawn(text('a', 3), ...headings, text('b', 7))).toEqual(['a3 h1 i1 b5', 'b2']);
  });

  it('that fits but for its own border takes what it is about with it', () => {
    const heading = text('h', 1, { minPresenceAhead: 30 });
    const bordered = { ...heading, box: { height: 13, paddingBottom: 3 } };
    expect(drawn(text('a', 9), bordered, text('b', 4))).toEqual(['a9', 'h1 b4']);
  });
});

describe('a table', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => row([text(`r${index}`, 2, {})]));

  it('repeats its head, and keeps each row', () => {
    const head = row([text('head', 1)]);
    const table = column([
      text('caption', 1, { minPresenceAhead: 1 }),
      { ...head, props: { fixed: true } },
      ...rows(6),
    ]);
    expect(drawn(table)).toEqual(['(caption1 (head1) (r02) (r12) (r22) (r32))', '((head1) (r42) (r52))']);
    const [, next = []] = pagesOf(table);
    expect(next[0]?.children?.map(({ box }) => box?.top)).toEqual([0, 10, 30]);
  });

  it('does not begin where only its head would stand', () => {
    const table = column([{ ...row([text('head', 1)]), props: { fixed: true } }, ...rows(2)]);
    expect(drawn(text('a', 8), table)).toEqual(['a8', '((head1) (r02) (r12))']);
  });

  it('cuts a long row in each of its columns, which stay where they are', () => {
    const cells = [text('a', 2), text('b', 14)].map((cell, index) => ({
      ...cell,
      box: { ...cell.box, left: index * 90 },
    }));
    const [, next = []] = pagesOf(row(cells as PaperNode[]));
    expect(drawn(row(cells as PaperNode[]))).toEqual(['(a2 b10)', '(b4)']);
    expect(next[0]?.children?.[0]?.box).toMatchObject({ left: 90, top: 0 });
  });
});

it('what is in one piece and higher than a page is drawn, and what follows it too', () => {
  expect(drawn(text('a', 12, { wrap: false }), text('b', 1))).toEqual(['a12', 'b1']);
});

it('nothing is one page', () => {
  expect(drawn()).toEqual(['']);
});
