import { isDeepStrictEqual } from 'node:util';
import type { RegisterRow, RowChange } from '@/db/queries/registers/states';
import type { SaidOfSource } from '@/db/schema/registers';
import { isoDayInParis } from '@/lib/text/short-dates';

/** What an answer writes down. */
export type Answered = Pick<RegisterRow, 'state' | 'said' | 'notices' | 'reference' | 'freshUntil'> & {
  answeredAt: Date;
};

/**
 * True when a register's answer stays until the firm takes another: it gave something that is still valid. One that gave
 * nothing, or whose validity is over, is replaced by what comes.
 */
export function stays({ said, answeredAt }: Pick<RegisterRow, 'said' | 'answeredAt'>, now: Date): boolean {
  return answeredAt !== null && Object.values(said).some((each) => !isOver(each, now));
}

const isOver = ({ validUntil }: SaidOfSource, now: Date) => validUntil !== undefined && validUntil < isoDayInParis(now);

/**
 * What an answer changes of a row that may have one already: what the firm has seen is never swapped, the newer one is kept
 * beside it where it differs. What is worth knowing of the firm (`notices`) is no answer, and is told at once.
 */
export function answerBy(row: RegisterRow, answer: Answered, now: Date): RowChange {
  if (!stays(row, now)) return { ...answer, newer: null, dueAt: null, failures: 0 };
  const { state, said, notices, reference, freshUntil } = answer;
  const stored: RegisterRow['said'] = JSON.parse(JSON.stringify(said));
  const isSame = state === row.state && isDeepStrictEqual(stored, row.said);
  const newer = isSame ? null : { state, said, reference, answeredAt: answer.answeredAt.toISOString() };
  return { notices, freshUntil, newer, dueAt: null, failures: 0 };
}

/** The last that a register said, whether the firm took it or not. */
export function latestOf({ state, said, notices, reference, freshUntil, ...row }: RegisterRow): Answered {
  const { newer, answeredAt } = row;
  const last = { state, said, notices, reference, freshUntil, answeredAt: answeredAt ?? new Date(0) };
  return newer ? { ...last, ...newer, answeredAt: new Date(newer.answeredAt) } : last;
}

/** What taking the newer answer changes of a row. */
export function asTaken(row: RegisterRow): RowChange {
  const { state, said, reference, answeredAt } = latestOf(row);
  return { state, said, reference, answeredAt, newer: null };
}
