import * as z from 'zod';
import type { Block } from '@/lib/fields/blocks';
import type { FieldType } from '@/lib/fields/field-type';
import { noDocuments } from '@/lib/fields/values/one-text';
import { postedText } from '@/lib/fields/values/posted-text';
import { typedDay } from '@/lib/fields/values/typed-day';
import { typedEuros, typedPercent } from '@/lib/fields/values/typed-number';
import { understandBy, understandMembers } from '@/lib/fields/values/understood';
import { isYearFilled, nameOfYearMember, postedYears, storedYears } from '@/lib/fields/values/years';
import { fieldText } from '@/lib/text/fields';
import { formatDay, formatDayInWords, formatEuros, formatPercent, orDash } from '@/lib/text/format';

export const TURNOVER_COLUMNS = [
  { member: 'fiscal_year_end', label: fieldText.turnover.end, hintOfYear: fieldText.yearEndHint },
  { member: 'turnover', label: fieldText.turnover.amount, hint: fieldText.turnover.amountHint, inputMode: 'decimal' },
  {
    member: 'market_share_percent',
    label: fieldText.turnover.share,
    hint: fieldText.turnover.shareHint,
    inputMode: 'decimal',
  },
] as const;

const turnoverPosted = z.strictObject({
  years: postedYears({ fiscal_year_end: postedText, turnover: postedText, market_share_percent: postedText }),
});

const year = z.object({ fiscal_year_end: typedDay, turnover: typedEuros, market_share_percent: typedPercent });

/**
 * Turnover of the last three closed exercises, in euros, and the share made in the market's field. No two end on one day;
 * two may end in one calendar year, when a firm changed its closing date.
 */
const turnoverStored = () =>
  z.object({
    years: storedYears(year, 'fiscal_year_end', { fiscal_year_end: null, turnover: null, market_share_percent: null }),
  });

type TurnoverPosted = z.infer<typeof turnoverPosted>;
type Turnover = z.infer<ReturnType<typeof turnoverStored>>;

function readTurnover({ years }: Turnover): Block[] {
  const rows = years.map(({ fiscal_year_end, turnover, market_share_percent }) => [
    orDash(fiscal_year_end, formatDay),
    orDash(turnover, formatEuros),
    orDash(market_share_percent, formatPercent),
  ]);
  const { end, amount, share, caption } = fieldText.turnover;
  return [{ kind: 'table', caption, columns: [end, amount, share], rows }];
}

/** Turnover of three exercises, with the share made in the market's field. */
export const turnoverType: FieldType<TurnoverPosted, Turnover> = {
  effort: 'typed',
  fileSlots: [],
  posted: turnoverPosted,
  stored: turnoverStored,
  isAnswered: ({ years }) => isYearFilled(years),
  documentIds: noDocuments,
  nameOf: nameOfYearMember(TURNOVER_COLUMNS),
  understood: understandMembers({
    fiscal_year_end: understandBy(typedDay, formatDayInWords),
    turnover: understandBy(typedEuros, formatEuros),
    market_share_percent: understandBy(typedPercent, formatPercent),
  }),
  reading: readTurnover,
  sample: {
    years: [
      { id: '1', fiscal_year_end: '31/12/2025', turnover: '1 234 567,50', market_share_percent: '42,5' },
      { id: '2', fiscal_year_end: '31/12/2024', turnover: '1 187 001', market_share_percent: '40' },
      { id: '3', fiscal_year_end: '31/12/2023', turnover: '998 450', market_share_percent: '100' },
    ],
  },
};
