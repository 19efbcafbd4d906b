import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { sampleField } from '@/lib/fields/testing/sample-field';

const FIELD = sampleField('headcount_by_year');
const row = (id: string, year = '', average = '', management = '') => ({
  id,
  year,
  average_headcount: average,
  management_headcount: management,
});
const check = (...years: ReturnType<typeof row>[]) => checkAnswer(FIELD, { years }, []);

describe('headcount by year', () => {
  it('is three rows of numbers', () => {
    const { value } = check(row('1', '2025', '1 204', '0'), row('2', '2024'), row('3'));
    expect(value).toEqual({
      years: [
        { year: 2025, average_headcount: 1204, management_headcount: 0 },
        { year: 2024, average_headcount: null, management_headcount: null },
        { year: null, average_headcount: null, management_headcount: null },
      ],
    });
  });

  it('has no more management than people, and may say one without the other', () => {
    expect(check(row('1', '', '8', '8'), row('2', '', '', '3'), row('3', '', '8', '9')).problems).toEqual([
      { member: 'years.3.management_headcount', code: 'management_above_average' },
    ]);
  });

  it('has no year twice', () => {
    expect(check(row('1', '2025'), row('2', '2025'), row('3', '2025')).problems).toEqual([
      { member: 'years.2.year', code: 'year_twice' },
      { member: 'years.3.year', code: 'year_twice' },
    ]);
  });

  it('counts full-time equivalents, to the hundredth', () => {
    expect(check(row('1', '', '8,5', '1,25'), row('2'), row('3')).value).toMatchObject({
      years: [{ average_headcount: 8.5, management_headcount: 1.25 }, {}, {}],
    });
    expect(check(row('1', '', '8,125'), row('2'), row('3')).problems).toEqual([
      { member: 'years.1.average_headcount', code: 'ambiguous_number' },
    ]);
    expect(check(row('1', '', '8,1256'), row('2'), row('3')).problems).toEqual([
      { member: 'years.1.average_headcount', code: 'too_many_decimals' },
    ]);
  });
});
