import { expect, it } from 'vitest';
import { sampleContent, sampleFile } from '@/lib/documents/testing/sample-content';
import { sheetsOf } from './sheets';

const entry = (label: string, files: number) => ({
  label,
  blocks: [{ kind: 'files' as const, files: Array.from({ length: files }, (_, rank) => sampleFile(`${rank}.pdf`)) }],
});
const section = (title: string, ...subsections: ReturnType<typeof entry>[][]) => ({
  title,
  subsections: subsections.map((entries, rank) => ({ title: `${title}${rank + 1}`, entries })),
});
const labels = (sections: Parameters<typeof sheetsOf>[0]) =>
  sheetsOf(sections).map((sheet) => sheet.map((placed) => placed.entry.label).join(' '));

it('leaves an ordinary application on one sheet, with every title once', () => {
  const [sheet, ...others] = sheetsOf(sampleContent().sections);
  expect(others).toEqual([]);
  expect(sheet?.flatMap((placed) => placed.section ?? [])).toEqual(sampleContent().sections.map(({ title }) => title));
  expect(sheet?.flatMap((placed) => placed.subsection ?? [])).toHaveLength(3);
});

it('begins another sheet at a title once one is full, and loses no answer', () => {
  expect(labels([section('A', [entry('a', 70)]), section('B', [entry('b', 1)])])).toEqual(['a', 'b']);
  expect(labels([section('A', [entry('a', 50)]), section('B', [entry('b', 1)])])).toEqual(['a b']);
  expect(labels([section('A', [entry('a', 110)], [entry('b', 1)])])).toEqual(['a', 'b']);
});

it('within a sub-section, only before a long answer', () => {
  const inOne = (files: number) => labels([section('A', [entry('a', 160), entry('b', files)])]);
  expect([inOne(30), inOne(3)]).toEqual([['a', 'b'], ['a b']]);
});

it('is one sheet when nothing was asked', () => {
  expect(sheetsOf([])).toEqual([[]]);
});
