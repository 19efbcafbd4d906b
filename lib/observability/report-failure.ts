import { randomUUID } from 'node:crypto';
import { AppError, type ErrorCode, STATUS_BY_CODE } from '@/lib/errors';
import { failureCode } from './failure-code';
import { log } from './log';
import { currentOrigin } from './origin';

/** What a door tells of a failure: the code, its status, and the reference that a person can quote. */
export type Reported = { code: ErrorCode; status: number; reference: string };

/** The end of a request's id: short enough to be read out, and found in the log as it is. */
const REFERENCE_CHARACTERS = 10;
const SECOND_MS = 1000;
/** References told of one second; the others are counted. */
const MAX_REFERENCES = 100;

/** Those of this second that met a database or a storage that is away. */
type Away = { error: unknown; references: string[]; count: number };
// Next.js bundles the pages and the routes apart: a module variable would exist twice.
const holder = globalThis as typeof globalThis & { passeMarcheAway?: Away };

/**
 * Logs what a request failed on, and returns what its answer tells. What is the
 * caller's to mend is one line without a stack. While database or storage is away, every request fails alike:
 * then one line a second at most, with the references of that second.
 * @param message what failed, in English
 * @param about identifiers of ours, never a value
 */
export function reportFailure(error: unknown, message: string, about: Record<string, string> = {}): Reported {
  const code = failureCode(error);
  const reference = (currentOrigin()?.requestId ?? randomUUID()).slice(-REFERENCE_CHARACTERS);
  if (code === 'unavailable') gather(error, reference);
  else if (error instanceof AppError && error.status < 500)
    log().info({ ...about, code, reason: error.message }, message);
  else log().error({ err: error, reference, ...about }, message);
  return { code, status: STATUS_BY_CODE[code], reference };
}

function gather(error: unknown, reference: string): void {
  const away = holder.passeMarcheAway;
  if (away) {
    away.count += 1;
    if (away.references.length < MAX_REFERENCES) away.references.push(reference);
    return;
  }
  const gathered: Away = { error, references: [reference], count: 1 };
  holder.passeMarcheAway = gathered;
  setTimeout(() => {
    holder.passeMarcheAway = undefined;
    const { references, count } = gathered;
    // Of no request in particular: the timer would say that it is of the first.
    log().error({ requestId: undefined, err: gathered.error, references, count }, 'database or storage away');
  }, SECOND_MS).unref();
}
