import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { typedEuros, typedHeadcount, typedPercent, typedYear } from './typed-number';

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
    ['12 500,50 €', 12500.5],
    ['€ 12 500', 12500],
    ['EUR 12 500,00', 12500],
    ['12 500 € HT', 12500],
    ['12 500 euros H.T.', 12500],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1.234.567', 1234567],
    ['1.234.567,8', 1234567.8],
    ['1,234,567.89', 1234567.89],
    ["1'234.50", 1234.5],
    ['12’500', 12500],
    ['\u200e12\u202f500\u200b,50\u2069 €\ufeff', 12500.5],
    ['12\u0001500', 12500],
  ])('%j is %d', (typed, amount) => expect(read(typedEuros, typed)).toBe(amount));

  it.each(['', '  ', '\r\n', '\u3164\u200b', undefined, null, '€'])('%j is nothing, and not zero', (typed) => {
    expect(read(typedEuros, typed)).toBeNull();
  });

  it.each([
    ['1.234', 'ambiguous_number'],
    ['1,234', 'ambiguous_number'],
    ['123.456 €', 'ambiguous_number'],
    ['0,125', 'too_many_decimals'],
    ['1234,567', 'too_many_decimals'],
    ['1.234,567', 'too_many_decimals'],
    ['1.23.456', 'not_number'],
    ['12,5 k€', 'in_thousands'],
    ['3 M€', 'in_thousands'],
    ['2 millions d’euros', 'in_thousands'],
    ['12 500 € TTC', 'with_tax'],
    ['-5', 'negative'],
    ['−5', 'negative'],
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
    ['42,5\u202f%', 42.5],
  ])('%j is %d', (typed, percent) => expect(read(typedPercent, typed)).toBe(percent));

  it.each([
    ['100,01', 'over_hundred'],
    ['-1', 'negative'],
    ['42,125', 'too_many_decimals'],
  ])('%j is refused as %s', (typed, code) => expect(read(typedPercent, typed)).toEqual([code]));
});

describe('a count of people', () => {
  it('is in full-time equivalents, to the hundredth', () => {
    expect(read(typedHeadcount, '1 204')).toBe(1204);
    expect(read(typedHeadcount, '1\u202f204')).toBe(1204);
    expect(read(typedHeadcount, '8,25')).toBe(8.25);
    expect(read(typedHeadcount, '1.204')).toEqual(['ambiguous_number']);
    expect(read(typedHeadcount, '12,5678')).toEqual(['too_many_decimals']);
    expect(read(typedHeadcount, '-1')).toEqual(['negative']);
  });
});

describe('a year', () => {
  it('is one of our time', () => {
    expect(read(typedYear, '2025')).toBe(2025);
    expect(read(typedYear, '')).toBeNull();
    expect(read(typedYear, '2025,5')).toEqual(['not_whole']);
    for (const typed of ['25', '1899', '2100', '20255']) expect(read(typedYear, typed)).toEqual(['not_year']);
  });
});
