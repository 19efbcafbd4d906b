import { expect, it } from 'vitest';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { fieldType } from '@/lib/fields/registry';
import { filesToPrepare } from './files-to-prepare';

const ofType = (inputType: string) => filesToPrepare([{ label: 'Qui travaillera ?', inputType }]);

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
  const { asked, optional } = filesToPrepare(CATALOGUE_FIELDS.map((field) => ({ ...field, label: field.key })));
  const named = [...asked, ...optional].join('\n');
  for (const field of CATALOGUE_FIELDS) {
    expect(named.includes(field.key), field.key).toBe(fieldType(field.inputType).fileSlots.length > 0);
  }
});
