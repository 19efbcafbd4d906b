import { expect, it } from 'vitest';
import { mergeYears, withoutGivenCells } from './merge-years';

const FROM = { kind: 'register', register: 'chiffres_affaires', at: '2026-11-29T10:00:00.000Z' } as const;
const row = (fiscal_year_end: string | null, turnover: number | null, market_share_percent: number | null = null) => ({
  ...{ fiscal_year_end, turnover, market_share_percent },
});
const given = { years: [row('2025-12-31', 900_000), row('2024-12-31', 800_000), row(null, null)] };

it('gives what was left empty, and keeps the share that was typed', () => {
  const typed = { years: [row(null, null, 40), row(null, null, 50), row(null, null)] };
  const { value, provenances } = mergeYears(typed, given, FROM);
  expect(value).toEqual({ years: [row('2025-12-31', 900_000, 40), row('2024-12-31', 800_000, 50), row(null, null)] });
  expect(Object.keys(provenances)).toEqual([
    ...['years.0.fiscal_year_end', 'years.0.turnover', 'years.1.fiscal_year_end', 'years.1.turnover'],
  ]);
});

it('what was typed stands, cell by cell; a row about another year is left alone', () => {
  const typed = { years: [row('2025-12-31', 910_000), row('2023-06-30', null, 10), row(null, null)] };
  const { value, provenances } = mergeYears(typed, given, FROM);
  expect(value).toEqual({ years: [row('2025-12-31', 910_000), row('2023-06-30', null, 10), row(null, null)] });
  expect(provenances).toEqual({});
});

it('all of it where nothing was typed, and nothing of it for the firm to read', () => {
  const { value, provenances } = mergeYears(null, given, FROM);
  expect(value).toEqual(given);
  expect(withoutGivenCells(value, provenances)).toEqual({ years: [row(null, null), row(null, null), row(null, null)] });
});
