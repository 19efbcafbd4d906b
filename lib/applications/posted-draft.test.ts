import { expect, it } from 'vitest';
import { draftOf } from './posted-draft';

const entries = new Map([
  ['bilan.text', 'a'],
  ['bilan.text.more', 'b'],
  ['bilans.text', 'c'],
  ['autre_bilan.text', 'd'],
  ['bilan', 'e'],
]);

it('takes the members of a field, and of no other', () => {
  expect(draftOf('bilan', entries)).toEqual({ text: 'a', 'text.more': 'b' });
  expect(draftOf('absent', entries)).toEqual({});
});

it('returns nothing that the database could not keep, and nothing that would pass for clean', () => {
  const draft = draftOf('bilan', new Map([['bilan.text', 'a\u0000b\ud800c']]));
  expect(draft).toEqual({ text: 'a\u0001b\ufffdc' });
});

it('takes no name for a prototype', () => {
  const draft = draftOf('bilan', new Map([['bilan.__proto__', 'x']]));
  expect(Object.keys(draft)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(draft)).toBe(Object.prototype);
});

it('makes lists of the members of items, in the order of the page', () => {
  const cards = new Map([
    ['equipe.people.b7.last_name', 'B'],
    ['equipe.people.1.last_name', 'A'],
    ['equipe.people.b7.first_names', 'Zoé'],
    ['equipe.people.1.id', 'c'],
    ['equipe.people.1.last_name.more', 'x'],
    ['equipe.people.UP.last_name', 'y'],
    ['equipe.text', 'z'],
  ]);
  expect(draftOf('equipe', cards)).toEqual({
    people: [
      { id: 'b7', last_name: 'B', first_names: 'Zoé' },
      { id: '1', last_name: 'A' },
    ],
    'people.1.last_name.more': 'x',
    'people.UP.last_name': 'y',
    text: 'z',
  });
});

it('takes no item for a prototype either', () => {
  const draft = draftOf('a', new Map([['a.__proto__.x.__proto__', 'y']]));
  expect(Object.getPrototypeOf(draft)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
