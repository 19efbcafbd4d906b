import { describe, expect, it } from 'vitest';
import { isFound } from './is-found';

const LABEL = 'Chiffre d’affaires : part du métier, cœur d’activité';

describe('a search among fields', () => {
  it.each([
    '',
    '  ',
    'chiffre',
    'METIER',
    'métier',
    'd’affaires',
    "d'affaires",
    'part chiffre',
    'aff',
    'coeur',
    'cœur',
  ])('finds by %j', (typed) => {
    expect(isFound(LABEL, typed)).toBe(true);
  });

  it.each(['bilan', 'chiffre bilan', 'chiffres'])('does not find by %j', (typed) => {
    expect(isFound(LABEL, typed)).toBe(false);
  });
});
