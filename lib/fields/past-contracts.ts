import * as z from 'zod';
import type { Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext, FieldType } from '@/lib/fields/field-type';
import { filesWithIds, givenPairs, nameOfCardMember } from '@/lib/fields/values/card-reading';
import { postedCards } from '@/lib/fields/values/posted-cards';
import { postedText } from '@/lib/fields/values/posted-text';
import { storedCards } from '@/lib/fields/values/stored-cards';
import { typedDay } from '@/lib/fields/values/typed-day';
import { documentIds, typedLine, typedParagraphs } from '@/lib/fields/values/typed-members';
import { typedEuros } from '@/lib/fields/values/typed-number';
import { understandBy, understandMembers } from '@/lib/fields/values/understood';
import { fieldText } from '@/lib/text/fields';
import { formatDay, formatDayInWords, formatEuros } from '@/lib/text/format';
import { parisWallClock } from '@/lib/time/paris-time';
import { readFiles } from './files';

/**
 * True when a contract ended before the years that count (art. R2142-14 Code de la commande publique: the last three
 * years, five for works). The buyer may take older ones into account: a warning, never an error.
 */
export function endedBeforeWindow(typedEnd: unknown, windowYears: number, now: Date): boolean {
  const end = typedDay.safeParse(typedEnd).data;
  if (!end) return false;
  const { year, month, day } = parisWallClock(now);
  const from = new Date(Date.UTC(year - windowYears, month - 1, day)).toISOString().slice(0, 10);
  return end < from;
}

const contractsPosted = z.strictObject({
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
const contractsStored = () => z.object({ contracts: storedCards(contract) });

type ContractsPosted = z.infer<typeof contractsPosted>;
type Contracts = z.infer<ReturnType<typeof contractsStored>>;

const text = fieldText.contracts;

function readContracts({ contracts }: Contracts, _field: FieldContext, documents: readonly FileReference[]): Block[] {
  return contracts.flatMap((contract, index): Block[] => [
    { kind: 'subtitle', text: contract.title || text.words.title(index + 1) },
    ...givenPairs([
      [text.recipient, contract.recipient],
      [text.start, contract.start_date === null ? '' : formatDay(contract.start_date)],
      [text.end, contract.end_date === null ? '' : formatDay(contract.end_date)],
      [text.amount, contract.amount === null ? '' : formatEuros(contract.amount)],
      [text.description, contract.description],
    ]),
    ...readFiles(filesWithIds(contract.certificate_documents, documents)),
  ]);
}

const { words, title, recipient, start, end, amount, description, certificates } = fieldText.contracts;

/** Contracts carried out, each with its proofs of good performance. */
export const pastContractsType: FieldType<ContractsPosted, Contracts> = {
  effort: 'typed',
  fileSlots: ['contracts.*.certificate_documents'],
  cards: 'contracts',
  posted: contractsPosted,
  stored: contractsStored,
  isAnswered: ({ contracts }) => contracts.length > 0,
  documentIds: ({ contracts }) => contracts.flatMap((contract) => contract.certificate_documents),
  nameOf: nameOfCardMember('contracts', words, {
    title,
    recipient,
    start_date: start,
    end_date: end,
    amount,
    description,
    certificate_documents: certificates,
  }),
  understood: understandMembers({
    start_date: understandBy(typedDay, formatDayInWords),
    end_date: understandBy(typedDay, formatDayInWords),
    amount: understandBy(typedEuros, formatEuros),
  }),
  warning: (path, typed, { options: { windowYears } }, now) =>
    windowYears && path.endsWith('.end_date') && endedBeforeWindow(typed, windowYears, now)
      ? text.outsideWindow(windowYears)
      : undefined,
  reading: readContracts,
  sample: {
    contracts: [
      {
        id: '1',
        title: 'Réfection des menuiseries de la mairie',
        recipient: 'Commune de Saint-Malo',
        start_date: '01/03/2025',
        end_date: '30/09/2025',
        amount: '84 120,50',
        description: 'Dépose et pose de 62 fenêtres.\nSite occupé.',
      },
    ],
  },
};
