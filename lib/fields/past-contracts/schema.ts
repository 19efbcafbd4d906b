import { z } from 'zod';
import { postedCards } from '@/lib/fields/cards';
import { postedText } from '@/lib/fields/posted-text';
import { storedCards } from '@/lib/fields/stored-cards';
import { typedDay } from '@/lib/fields/typed-day';
import { documentIds, typedLine, typedParagraphs } from '@/lib/fields/typed-members';
import { typedEuros } from '@/lib/fields/typed-number';

export const contractsPosted = z.strictObject({
  contracts: postedCards({
    title: postedText,
    recipient: postedText,
    start_date: postedText,
    end_date: postedText,
    amount: postedText,
    description: postedText,
  }),
});

const contract = z
  .object({
    title: typedLine,
    recipient: typedLine,
    start_date: typedDay,
    end_date: typedDay,
    amount: typedEuros,
    description: typedParagraphs,
    certificate_documents: documentIds,
  })
  .refine(({ start_date: start, end_date: end }) => start === null || end === null || end >= start, {
    path: ['end_date'],
    error: 'end_before_start',
  })
  .refine(({ amount }) => amount === null || amount > 0, { path: ['amount'], error: 'not_above_zero' });

/** The main contracts carried out: what, for whom, when, for how much. */
export const contractsStored = () => z.object({ contracts: storedCards(contract) });

export type ContractsPosted = z.infer<typeof contractsPosted>;
export type Contracts = z.infer<ReturnType<typeof contractsStored>>;
