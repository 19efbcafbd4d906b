import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { fieldText } from '@/lib/text/fields';
import { typedDay } from './typed-day';

const read = (schema: z.ZodType, typed: unknown) => {
  const parsed = schema.safeParse(typed);
  return parsed.success ? parsed.data : parsed.error.issues.map((issue) => issue.message);
};

describe('a day', () => {
  it.each([
    '31/12/2025',
    '31.12.2025',
    '31-12-2025',
    '31 / 12 / 2025',
    '31 12 2025',
    '31122025',
    '31/12/25',
    '31-12-25',
    '31.12.25',
    '2025-12-31',
    '2025/12/31',
    '31 décembre 2025',
    '31 de\u0301cembre 2025',
    '31 DECEMBRE 2025',
    '31\u202fdécembre\u00a02025',
    'le 31 décembre 2025',
    '31 déc. 2025',
    '31-déc-25',
    '31\u200b/12/\u200e2025\ufeff',
    ' 31/12/2025\r\n',
  ])('%j is 2025-12-31', (typed) => {
    expect(read(typedDay, typed)).toBe('2025-12-31');
  });

  it.each([
    ['1er janvier 2024', '2024-01-01'],
    ['1ᵉʳ janvier 2024', '2024-01-01'],
    ['1 janv. 2024', '2024-01-01'],
    ['3 févr. 2024', '2024-02-03'],
    ['3 mars 2024', '2024-03-03'],
    ['3 mai 2024', '2024-05-03'],
    ['3 juin 2024', '2024-06-03'],
    ['3 juil. 2024', '2024-07-03'],
    ['3 août 2024', '2024-08-03'],
    ['3 sept. 2024', '2024-09-03'],
    ['1/3/2024', '2024-03-01'],
    ['29/02/2024', '2024-02-29'],
    ['31-12-24', '2024-12-31'],
    ['01/02/03', '2003-02-01'],
  ])('%s is %s', (typed, day) => expect(read(typedDay, typed)).toBe(day));

  it.each([
    ['29/02/2025', 'no_such_date'],
    ['31/04/2025', 'no_such_date'],
    ['31 avril 2025', 'no_such_date'],
    ['12/31/2025', 'no_such_date'],
    ['00/01/2025', 'no_such_date'],
    ['2025-13-01', 'no_such_date'],
    ['01/01/0001', 'date_too_far'],
    ['31/12/2100', 'date_too_far'],
    ['3 jui 2024', 'not_date'],
    ['3 ma 2024', 'not_date'],
    ['31 brumaire 2025', 'not_date'],
    ['12/2025', 'not_date'],
    ['décembre 2025', 'not_date'],
    ['2025', 'not_date'],
    ['20251231', 'not_date'],
    ['31/12', 'not_date'],
    ['31/12/025', 'not_date'],
    ['demain', 'not_date'],
  ])('%s is refused as %s', (typed, code) => expect(read(typedDay, typed)).toEqual([code]));

  it('that is refused is told which writings are taken, and each of them is', () => {
    const said = fieldText.problem({ code: 'not_date' });
    const taken = said.slice(said.indexOf(':') + 1, -1).split(/,| ou /);
    expect(taken.map((writing) => read(typedDay, writing))).toEqual(Array(5).fill('2024-12-31'));
  });

  it('may be absent', () => {
    for (const typed of ['', undefined, null]) expect(read(typedDay, typed)).toBeNull();
  });
});
