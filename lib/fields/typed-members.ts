import { z } from 'zod';
import { plainText } from '@/lib/plain-text';
import { MAX_LONG_TEXT_CODE_POINTS } from './long-text/schema';

/** Members of an answer, from what a French hand types to what is stored. Empty is « not provided », never an error. */

const MAX_LINE_CODE_POINTS = 255;

/** One line; '' when nothing was typed. */
export const typedLine = z
  .string()
  .default('')
  .pipe(plainText(MAX_LINE_CODE_POINTS).refine((text) => !text.includes('\n'), 'several_lines'));

/** Several paragraphs; '' when nothing was typed. */
export const typedParagraphs = z.string().default('').pipe(plainText(MAX_LONG_TEXT_CODE_POINTS));

/** Ids of files. */
export const documentIds = z.array(z.uuid());

const MAX_SHORT_CODE_POINTS = 40;
const shortText = plainText(MAX_SHORT_CODE_POINTS);

/** A stored number goes through the same door as a typed one, so that what is stored can be stored again. */
const asTyped = (given: unknown) => (typeof given === 'number' ? String(given) : (given ?? ''));

type NumberRule = { decimals: 0 | 2; unit?: RegExp };

/** More digits than this are a slip of the finger, and begin to be more than a number holds exactly. */
const MAX_NUMBER = 1e12;

/**
 * A number ≥ 0 as people write it in French: « 1 234 567,50 », spaces of any kind, a comma or a point, its unit or not.
 * Three digits after a comma or a point are refused: « 1.234 » may mean a thousand. null when nothing was typed.
 */
function typedNumber({ decimals, unit }: NumberRule) {
  const number = shortText.transform((text, context) => {
    const figures = text.replace(/[\s\u2009]/gu, '').replace(unit ?? /$^/, '');
    if (figures === '') return null;
    const [, sign, whole, fraction = ''] = /^([-−]?)(\d+)(?:[.,](\d+))?$/.exec(figures) ?? [];
    const code = whole === undefined ? 'not_number' : whyRefused(sign ?? '', Number(whole), fraction.length, decimals);
    if (code) return refused(context, code);
    return Number(`${whole}.${fraction || 0}`);
  });
  return z.preprocess(asTyped, number).prefault('');
}

function whyRefused(sign: string, whole: number, fractionLength: number, decimals: number): string | undefined {
  if (sign !== '') return 'negative';
  if (fractionLength > decimals) return decimals === 0 ? 'not_whole' : 'too_many_decimals';
  return whole > MAX_NUMBER ? 'too_large_number' : undefined;
}

/** Says what is wrong with a member, and lets the others, and how they go together, be checked all the same. */
function refused(context: z.RefinementCtx, message: string): null {
  context.addIssue({ code: 'custom', message, continue: true });
  return null;
}

/** Euros, cents included. */
export const typedEuros = typedNumber({ decimals: 2, unit: /(€|euros?|EUR)$/i });

/** A share, from 0 to 100. */
export const typedPercent = typedNumber({ decimals: 2, unit: /%$/ }).refine(
  (percent) => percent === null || percent <= 100,
  'over_hundred',
);

export const typedCount = typedNumber({ decimals: 0 });

/** A year of our time, as four digits. */
export const typedYear = typedNumber({ decimals: 0 }).refine(
  (year) => year === null || (year >= 1900 && year < 2100),
  'not_year',
);

/** A day as « 31/12/2025 » (points and dashes too) or `2025-12-31`, stored as the latter. null when nothing was typed. */
export const typedDay = z
  .preprocess(
    (given) => given ?? '',
    shortText.transform((text, context) => {
      if (text === '') return null;
      const day = isoDay(text);
      return day ?? refused(context, 'not_date');
    }),
  )
  .prefault('');

function isoDay(text: string): string | undefined {
  const french = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})$/.exec(text);
  const parts = french ? [french[3], french[2], french[1]] : (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1) ?? []);
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1900 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}
