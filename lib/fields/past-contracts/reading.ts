import type { Block, FileReference } from '@/lib/fields/blocks';
import { filesOf, givenPairs } from '@/lib/fields/card-reading';
import type { FieldContext } from '@/lib/fields/field-type';
import { readFiles } from '@/lib/fields/files/reading';
import { fieldText } from '@/lib/text/fields';
import { formatDay, formatEuros } from '@/lib/text/format';
import type { Contracts } from './schema';

const text = fieldText.contracts;

export function readContracts(
  { contracts }: Contracts,
  _field: FieldContext,
  documents: readonly FileReference[],
): Block[] {
  return contracts.flatMap((contract, index): Block[] => [
    { kind: 'subtitle', text: contract.title || text.words.title(index + 1) },
    ...givenPairs([
      [text.recipient, contract.recipient],
      [text.start, contract.start_date === null ? '' : formatDay(contract.start_date)],
      [text.end, contract.end_date === null ? '' : formatDay(contract.end_date)],
      [text.amount, contract.amount === null ? '' : formatEuros(contract.amount)],
      [text.description, contract.description],
    ]),
    ...readFiles(filesOf(contract.certificate_documents, documents)),
  ]);
}
