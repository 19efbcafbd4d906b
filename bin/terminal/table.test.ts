import { expect, it } from 'vitest';
import { drawTable } from './table';

it('draws one row as a line per member, and a last word', () => {
  const data = {
    name: 'Été',
    active: true,
    url: null,
    secrets: [
      { from: 'a', to: null },
      { from: 'b', to: 'c' },
    ],
  };
  expect(drawTable({ data, note: 'Fin.' }).split('\n')).toEqual([
    'name     Été',
    'active   oui',
    'url      –',
    'secrets  a → –, b → c',
    '',
    'Fin.',
  ]);
});

it('draws several rows under the names of their columns, aligned', () => {
  const data = [
    { id: 'a', tokens: 1 },
    { id: 'long', tokens: 10 },
  ];
  expect(drawTable({ data }).split('\n')).toEqual(['id    tokens', 'a     1', 'long  10']);
  expect(drawTable({ data, columns: ['tokens'] }).split('\n')).toEqual(['tokens', '1', '10']);
  expect(drawTable({ data: [] })).toBe('Rien.');
});
