import { z } from 'zod';
import { postedText } from '@/lib/fields/posted-text';
import { typedCount, typedYear } from '@/lib/fields/typed-number';
import { postedYears, storedYears } from '@/lib/fields/years';

export const headcountPosted = z.strictObject({
  years: postedYears({ year: postedText, average_headcount: postedText, management_headcount: postedText }),
});

const year = z
  .object({ year: typedYear, average_headcount: typedCount, management_headcount: typedCount })
  .refine(
    ({ average_headcount: average, management_headcount: management }) =>
      average === null || management === null || management <= average,
    { path: ['management_headcount'], error: 'management_above_average' },
  );

/** Average yearly headcount of three years, of which management staff (art. R2142-14 Code de la commande publique). */
export const headcountStored = () =>
  z.object({
    years: storedYears(year, 'year', { year: null, average_headcount: null, management_headcount: null }),
  });

export type HeadcountPosted = z.infer<typeof headcountPosted>;
export type Headcount = z.infer<ReturnType<typeof headcountStored>>;
