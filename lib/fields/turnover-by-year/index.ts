import type { FieldType } from '@/lib/fields/field-type';
import { noDocuments } from '@/lib/fields/one-text';
import { isYearFilled } from '@/lib/fields/years';
import { nameOfTurnover, TurnoverForm } from './form';
import { readTurnover } from './reading';
import { type Turnover, type TurnoverPosted, turnoverPosted, turnoverStored } from './schema';

/** Turnover of three exercises, with the share made in the market's field. */
export const turnoverType: FieldType<TurnoverPosted, Turnover> = {
  effort: 'typed',
  fileSlots: [],
  posted: turnoverPosted,
  stored: turnoverStored,
  isAnswered: ({ years }) => isYearFilled(years),
  documentIds: noDocuments,
  nameOf: nameOfTurnover,
  Form: TurnoverForm,
  reading: readTurnover,
  sample: {
    years: [
      { id: '1', fiscal_year_end: '31/12/2025', turnover: '1 234 567,50', market_share_percent: '42,5' },
      { id: '2', fiscal_year_end: '31/12/2024', turnover: '1 187 001', market_share_percent: '40' },
      { id: '3', fiscal_year_end: '31/12/2023', turnover: '998 450', market_share_percent: '100' },
    ],
  },
};
