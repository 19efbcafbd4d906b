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

it('gives nothing that the database could not keep, and nothing that would pass for clean', () => {
  const draft = draftOf('bilan', new Map([['bilan.text', 'a\u0000b\ud800c']]));
  expect(draft).toEqual({ text: 'a\u0001b\ufffdc' });
});

it('takes no name for a prototype', () => {
  const draft = draftOf('bilan', new Map([['bilan.__proto__', 'x']]));
  expect(Object.keys(draft)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(draft)).toBe(Object.prototype);
});
