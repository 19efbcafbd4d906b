import { expect, it } from 'vitest';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { fieldType } from '@/lib/fields/registry';
import { DOCUMENT_NAMES } from '@/lib/text/documents-to-prepare';
import { filesToPrepare } from './files-to-prepare';

const ofType = (inputType: string) =>
  filesToPrepare([{ key: 'a_field_of_an_operator', label: 'Qui travaillera ?', inputType }]);

it.each([
  ['files', { asked: ['Qui travaillera ?'], optional: [] }],
  ['files_or_text', { asked: ['Qui travaillera ?'], optional: [] }],
  ['samples', { asked: ['Qui travaillera ?'], optional: [] }],
  ['text', { asked: [], optional: [] }],
  ['turnover_by_year', { asked: [], optional: [] }],
  ['people', { asked: [], optional: ['Qui travaillera ? Liste des personnes, dans un fichier, CV'] }],
  ['past_contracts', { asked: [], optional: ['Qui travaillera ? Attestations de bonne exécution'] }],
  ['yes_no_with_details', { asked: [], optional: ['Qui travaillera ? Justificatifs'] }],
])('a field of %s asks for these files: %j', (inputType, expected) => {
  const withoutBreaks = JSON.parse(JSON.stringify(ofType(inputType)).replaceAll('\u00a0', ' '));
  expect(withoutBreaks).toEqual(expected);
});

it('forgets no field of the catalogue that takes a file', () => {
  const takers = CATALOGUE_FIELDS.filter((field) => fieldType(field.inputType).fileSlots.length > 0);
  const { asked, optional } = filesToPrepare(CATALOGUE_FIELDS.map((field) => ({ ...field, label: field.key })));
  expect([...asked, ...optional].toSorted()).toEqual(takers.map(({ key }) => DOCUMENT_NAMES[key]).toSorted());
  // Each has a name written for it, which is no question of the form, and not the name of another document.
  const names = takers.map(({ key }) => DOCUMENT_NAMES[key] ?? '');
  expect(new Set(names).size).toBe(takers.length);
  for (const { candidateLabel } of takers) expect(names).not.toContain(candidateLabel);
  expect(names.filter((name) => name === '' || name.includes('?'))).toEqual([]);
  expect(Object.keys(DOCUMENT_NAMES).toSorted()).toEqual(takers.map(({ key }) => key).toSorted());
});
