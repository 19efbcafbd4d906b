import { expect, it } from 'vitest';
import { readSearchFor } from './search-for';

it.each([
  ['130 025 265 00013', { kind: 'siret', text: '13002526500013' }],
  ['130025265', { kind: 'siret', text: '130025265' }],
  [' Jeanne@Entreprise.example ', { kind: 'email', text: 'Jeanne@Entreprise.example' }],
  ['Bâtiment Lille', { kind: 'words', text: 'Bâtiment Lille' }],
  ['13002', undefined],
  ['  ', undefined],
  ['!', undefined],
])('%s', (typed, wanted) => {
  expect(readSearchFor(typed)).toEqual(wanted);
});
