import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { typedCount, typedDay, typedEuros, typedPercent, typedYear } from './typed-members';

const read = (schema: z.ZodType, typed: unknown) => {
  const parsed = schema.safeParse(typed);
  return parsed.success ? parsed.data : parsed.error.issues.map((issue) => issue.message);
};

describe('an amount in euros', () => {
  it.each([
    ['1 234 567,50', 1234567.5],
    ['1\u00a0234\u00a0567,50', 1234567.5],
    ['1\u202f234\u202f567,5', 1234567.5],
    ['1234567.50', 1234567.5],
    [' 42 ', 42],
    ['42 €', 42],
    ['42,10 euros', 42.1],
    ['0', 0],
    ['007', 7],
    ['1000000000000', 1e12],
  ])('%j is %d', (typed, amount) => expect(read(typedEuros, typed)).toBe(amount));

  it.each(['', '  ', '\r\n', undefined, null, '€'])('%j is nothing, and not zero', (typed) => {
    expect(read(typedEuros, typed)).toBeNull();
  });

  it.each([
    ['1.234', 'too_many_decimals'],
    ['1,234', 'too_many_decimals'],
    ['1.234.567', 'not_number'],
    ['-5', 'negative'],
    ['−5', 'negative'],
    ['12 k€', 'not_number'],
    ['un million', 'not_number'],
    ['1e6', 'not_number'],
    ['0x10', 'not_number'],
    ['NaN', 'not_number'],
    ['Infinity', 'not_number'],
    ['٣', 'not_number'],
    [',5', 'not_number'],
    ['1000000000001', 'too_large_number'],
    ['<b>', 'markup'],
    ['9'.repeat(41), 'too_long'],
  ])('%j is refused as %s', (typed, code) => expect(read(typedEuros, typed)).toEqual([code]));

  it('that is stored can be stored again', () => {
    for (const amount of [0, 0.01, 1234567.5, 999999999999.99]) expect(read(typedEuros, amount)).toBe(amount);
  });
});

describe('a share', () => {
  it.each([
    ['0', 0],
    ['100', 100],
    ['42,5 %', 42.5],
    ['100,00%', 100],
  ])('%j is %d', (typed, percent) => expect(read(typedPercent, typed)).toBe(percent));

  it.each([
    ['100,01', 'over_hundred'],
    ['-1', 'negative'],
  ])('%j is refused as %s', (typed, code) => expect(read(typedPercent, typed)).toEqual([code]));
});

describe('a count of people', () => {
  it('is a whole number', () => {
    expect(read(typedCount, '1 204')).toBe(1204);
    expect(read(typedCount, '12,5')).toEqual(['not_whole']);
    expect(read(typedCount, '12,0')).toEqual(['not_whole']);
    expect(read(typedCount, '-1')).toEqual(['negative']);
  });
});

describe('a year', () => {
  it('is one of our time', () => {
    expect(read(typedYear, '2025')).toBe(2025);
    expect(read(typedYear, '')).toBeNull();
    for (const typed of ['25', '1899', '2100', '20255']) expect(read(typedYear, typed)).toEqual(['not_year']);
  });
});

describe('a day', () => {
  it.each(['31/12/2025', '31.12.2025', '31-12-2025', '31 / 12 / 2025', '2025-12-31'])('%s is 2025-12-31', (typed) => {
    expect(read(typedDay, typed)).toBe('2025-12-31');
  });

  it('may be written without its zeros, and exists', () => {
    expect(read(typedDay, '1/3/2024')).toBe('2024-03-01');
    expect(read(typedDay, '29/02/2024')).toBe('2024-02-29');
  });

  it.each([
    '29/02/2025',
    '31/04/2025',
    '12/31/2025',
    '00/01/2025',
    '31/12/25',
    '31 décembre 2025',
    '2025',
    '01/01/0001',
  ])('%s is refused', (typed) => expect(read(typedDay, typed)).toEqual(['not_date']));

  it('may be absent', () => {
    for (const typed of ['', undefined, null]) expect(read(typedDay, typed)).toBeNull();
  });
});
