import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';
import { sampleField } from '@/lib/fields/testing/sample-field';

const FIELD = sampleField('turnover_by_year');
const row = (id: string, end = '', turnover = '', share = '') => ({
  id,
  fiscal_year_end: end,
  turnover,
  market_share_percent: share,
});
const check = (...years: ReturnType<typeof row>[]) => checkAnswer(FIELD, { years }, []);
const NOTHING = { fiscal_year_end: null, turnover: null, market_share_percent: null };

describe('turnover by year', () => {
  it('is three rows of days and numbers, what was not given being neither zero nor an error', () => {
    const { value, problems } = check(row('1', '31/12/2025', '1 234 567,50', '42,5'), row('2', '', '0'), row('3'));
    expect(problems).toEqual([]);
    expect(value).toEqual({
      years: [
        { fiscal_year_end: '2025-12-31', turnover: 1234567.5, market_share_percent: 42.5 },
        { ...NOTHING, turnover: 0 },
        NOTHING,
      ],
    });
    expect(readAnswer({ field: FIELD, value, documents: [] })).toMatchObject([
      {
        kind: 'table',
        rows: [
          ['31/12/2025', '1\u00a0234\u00a0567,50\u00a0€', '42,5\u00a0%'],
          ['–', '0\u00a0€', '–'],
          ['–', '–', '–'],
        ],
      },
    ]);
  });

  it('has its three rows even when nothing was posted', () => {
    expect(checkAnswer(FIELD, {}, []).value).toEqual({ years: [NOTHING, NOTHING, NOTHING] });
  });

  it('says which cell is wrong', () => {
    const { problems } = check(row('1', '31/02/2025'), row('2', '', 'beaucoup'), row('3', '', '', '101'));
    expect(problems).toEqual([
      { member: 'years.1.fiscal_year_end', code: 'no_such_date' },
      { member: 'years.2.turnover', code: 'not_number' },
      { member: 'years.3.market_share_percent', code: 'over_hundred' },
    ]);
  });

  it('has no exercise twice, however its day is written; two may end in one year', () => {
    expect(check(row('1', '31/12/2025'), row('2', '31/12/2024'), row('3', '2025-12-31')).problems).toEqual([
      { member: 'years.3.fiscal_year_end', code: 'year_twice' },
    ]);
    expect(check(row('1', '31/12/2025'), row('2', '31/03/2025'), row('3')).problems).toEqual([]);
  });

  it('takes no other rows than its three', () => {
    expect(check(row('1'), row('2')).problems).toEqual([{ member: '', code: 'not_understood' }]);
    expect(check(row('1'), row('2'), row('4')).problems).toEqual([{ member: '', code: 'not_understood' }]);
  });
});
