import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { sampleField } from '@/lib/fields/testing/sample-field';
import { endedBeforeWindow } from './past-contracts';

const FIELD = sampleField('past_contracts', { windowYears: 3 });
const contract = (given: Record<string, string>) => ({
  ...{ id: 'a', title: '', recipient: '', start_date: '', end_date: '', amount: '', description: '' },
  ...given,
});
const check = (given: Record<string, string>) => checkAnswer(FIELD, { contracts: [contract(given)] }, []);

describe('a past contract', () => {
  it('is stored with days and numbers', () => {
    expect(check({ title: 'École', start_date: '1/3/2025', amount: '84 120,50 €' }).value).toEqual({
      contracts: [
        {
          title: 'École',
          recipient: '',
          start_date: '2025-03-01',
          end_date: null,
          amount: 84120.5,
          description: '',
          certificate_documents: [],
        },
      ],
    });
  });

  it('ends when it began or later', () => {
    expect(check({ start_date: '01/03/2025', end_date: '01/03/2025' }).problems).toEqual([]);
    expect(check({ start_date: '01/03/2025', end_date: '28/02/2025' }).problems).toEqual([
      { member: 'contracts.a.end_date', code: 'end_before_start' },
    ]);
  });

  it('is worth something', () => {
    expect(check({ amount: '0,01' }).problems).toEqual([]);
    expect(check({ amount: '0' }).problems).toEqual([{ member: 'contracts.a.amount', code: 'not_above_zero' }]);
  });

  it('may be older than what counts: that is no error', () => {
    expect(check({ end_date: '31/12/1999' }).problems).toEqual([]);
  });
});

describe('the years that count', () => {
  const now = new Date('2026-11-22T23:30:00Z'); // 23 November in Paris

  it.each([
    ['23/11/2023', 3, false],
    ['22/11/2023', 3, true],
    ['22/11/2023', 5, false],
    ['22/11/2021', 5, true],
    ['01/01/2027', 3, false],
    ['', 3, false],
    ['31/02/1999', 3, false],
    [undefined, 3, false],
  ])('an end on %j, %d years: before them, %s', (end, years, expected) => {
    expect(endedBeforeWindow(end, years, now)).toBe(expected);
  });
});
