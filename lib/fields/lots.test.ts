import { expect, it } from 'vitest';
import { checkAnswer } from './check-answer';
import { lotNumbersIn } from './lots';
import { readAnswer } from './read-answer';

const lot = (number: number) => ({ number, name: `Lot ${number}`, cpvCode: null });
const field = {
  ...{ key: 'lots', label: '', help: '', legalReference: null, unfavourableWhenYes: false, mayNotApply: false },
  options: { lots: [1, 2, 3, 12].map(lot), lotLimit: 2 },
  inputType: 'lots',
};
const check = (posted: Record<string, unknown>) => checkAnswer(field, posted, []);

it('keeps what is ticked, in the order of the lots', () => {
  const { value, problems } = check({ lot_12: 'yes', lot_3: 'yes', lot_1: '' });
  expect(problems).toEqual([]);
  expect(lotNumbersIn(value)).toEqual([3, 12]);
});

it('refuses more than the limit, and keeps what was ticked', () => {
  const posted = { lot_1: 'yes', lot_2: 'yes', lot_3: 'yes' };
  const { draft, value, problems } = check(posted);
  expect({ draft, value, problems }).toEqual({
    draft: posted,
    value: null,
    problems: [{ member: 'choice', code: 'too_many_lots' }],
  });
});

it.each([
  { lot_4: 'yes' },
  { lot_0: 'yes' },
  { lot_1000: 'yes' },
  { lot_1: 'no' },
  { lot_x: 'yes' },
  { checked: 'yes' },
])('understands nothing of %j, which no page of this market posts', (posted) => {
  const { value, problems } = check(posted);
  expect(value).toBeNull();
  expect(problems.map(({ code }) => code)).toEqual(['not_understood']);
});

it('reads each lot that was chosen with its number', () => {
  const { value } = check({ lot_2: 'yes', lot_12: 'yes' });
  expect(readAnswer({ field, value, documents: [] })).toEqual([
    { kind: 'paragraph', text: 'Lot 2 : Lot 2' },
    { kind: 'paragraph', text: 'Lot 12 : Lot 12' },
  ]);
});
