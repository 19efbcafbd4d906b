import type { OperationName } from './operations';

/** One call that came in: what was asked, of whom, for whom. Never a token. */
export type CallRecord = {
  operation: OperationName | 'document';
  /** The SIRET or SIREN asked about; of a document, nothing. */
  id: string | null;
  year: string | null;
  /** For whom, and why. */
  recipient: string | null;
  context: string | null;
  object: string | null;
  /** Epoch, in milliseconds. */
  at: number;
  /** Null while it runs. */
  status: number | null;
  requestId: string;
};

const kept = 200_000;

/** The calls, in the order in which they came; those beyond a great many are forgotten, the oldest first. */
export function createLedger() {
  const records: CallRecord[] = [];
  return {
    add(record: CallRecord): CallRecord {
      if (records.length >= kept) records.splice(0, kept / 10);
      records.push(record);
      return record;
    },
    all: (): CallRecord[] => records.map((record) => ({ ...record })),
  };
}
