import { expect, it } from 'vitest';
import { INPUT_TYPES } from '@/lib/catalogue';
import { questionOf } from './question-of';
import { fieldType } from './registry';
import { leavesOf } from './testing/leaves';

const LABEL = 'Références des trois dernières années';

it.each([
  ['past_contracts', 'contracts.1.amount', 'Références des trois dernières années, référence 1, montant'],
  ['people', 'people.1.cv_documents', 'Références des trois dernières années, personne 1, CV'],
  ['turnover_by_year', 'years.2.turnover', 'Références des trois dernières années, N-2, chiffre d’affaires'],
  ['samples', 'samples.1.documents', 'Références des trois dernières années, échantillon 1, photos et fichiers'],
  ['text', 'text', 'Références des trois dernières années'],
] as const)('an input of %s, %s', (inputType, member, question) => {
  const field = { label: LABEL, inputType, draft: fieldType(inputType).sample };
  expect(questionOf(field, member)).toBe(question);
});

it('a label that is a question keeps its mark', () => {
  const field = { label: 'Quels marchés ?', inputType: 'past_contracts', draft: fieldType('past_contracts').sample };
  expect(questionOf(field, 'contracts.1.amount')).toBe('Quels marchés ? Référence 1, montant');
});

it.each(INPUT_TYPES)('%s: every input bears its question, and no two the same name', (inputType) => {
  const draft = fieldType(inputType).sample;
  const members = [...leavesOf(draft).keys()].filter((member) => member !== 'choice');
  const names = members.map((member) => questionOf({ label: LABEL, inputType, draft }, member));
  for (const name of names) expect(name.startsWith(LABEL)).toBe(true);
  expect(new Set(names).size).toBe(members.length);
});
