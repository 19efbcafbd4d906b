import { z } from 'zod';
import { postedText } from '@/lib/fields/posted-text';
import { typedDay } from '@/lib/fields/typed-day';
import { typedEuros, typedPercent } from '@/lib/fields/typed-number';
import { postedYears, storedYears } from '@/lib/fields/years';

export const turnoverPosted = z.strictObject({
  years: postedYears({ fiscal_year_end: postedText, turnover: postedText, market_share_percent: postedText }),
});

const year = z.object({ fiscal_year_end: typedDay, turnover: typedEuros, market_share_percent: typedPercent });

/**
 * Turnover of the last three closed exercises, in euros, and the share made in the market's field. No two end on one day;
 * two may end in one calendar year, when a firm changed its closing date.
 */
export const turnoverStored = () =>
  z.object({
    years: storedYears(year, 'fiscal_year_end', { fiscal_year_end: null, turnover: null, market_share_percent: null }),
  });

export type TurnoverPosted = z.infer<typeof turnoverPosted>;
export type Turnover = z.infer<ReturnType<typeof turnoverStored>>;
