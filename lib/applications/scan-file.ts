import { type Database, inTransaction } from '@/db/database';
import {
  addRefusal,
  countPendingScans,
  type Document,
  type FoundDocument,
  findDocument,
  findPendingScans,
  removeDocument,
  setScanState,
} from '@/db/queries/answers';
import { lockApplication } from '@/db/queries/applications';
import { changeFirm } from '@/db/queries/firms';
import { env } from '@/lib/env';
import { ClamdUnavailable, type ScanAnswer, scanWithClamd } from '@/lib/files/clamd';
import { log } from '@/lib/observability/log';
import { count } from '@/lib/observability/metrics';
import { promise } from '@/lib/outbox/promise';
import { instanceStorage } from '@/lib/storage/instance-storage';

/**
 * Has a file scanned, and keeps the answer. Throws when the antivirus does not answer: the file then stays « analyse en
 * attente ». Safe to repeat.
 */
export async function scanFile(documentId: string, now: Date): Promise<Document['scanState'] | 'gone'> {
  const document = await findDocument(documentId);
  if (!document) return 'gone';
  if (document.scanState !== 'pending') return document.scanState;
  const answer = await askAntivirus(document).catch((error: unknown) => {
    if (error instanceof ClamdUnavailable) count('scans', { verdict: 'unavailable' });
    throw error;
  });
  count('scans', { verdict: answer.state });
  if (answer.state === 'flagged') log().warn({ documentId, threat: answer.threat }, 'file flagged by the antivirus');
  if (answer.state === 'not_scanned') log().error({ documentId, why: answer.why }, 'file not scanned');
  await inTransaction((tx) => keepAnswer(tx, document, answer, now));
  return answer.state;
}

async function askAntivirus({ storageKey }: Document): Promise<ScanAnswer> {
  const clamd = env().CLAMD_HOST;
  if (!clamd) return { state: 'not_scanned', why: 'CLAMD_HOST is no longer set' };
  const content = await instanceStorage().get(storageKey);
  try {
    return await scanWithClamd(clamd, content);
  } finally {
    content.destroy();
  }
}

/**
 * A flagged file is removed with its reason before submission; after it, it stays named and is left out of the ZIP. The
 * last answer for a submitted application lets its documents be made.
 */
async function keepAnswer(tx: Database, document: FoundDocument, { state }: ScanAnswer, now: Date): Promise<void> {
  const { id, applicationId, firmId, fieldKey, slot, name } = document;
  const application = await lockApplication(tx, applicationId);
  if ((await findDocument(id, tx))?.scanState !== 'pending') return;
  await setScanState(tx, id, state);
  if (application.completedAt) {
    if ((await countPendingScans(applicationId, tx)) > 0) return;
    return promise(tx, { name: 'application/scanned', data: { applicationId } });
  }
  // One that a register gave stays, named and left out of the ZIP: nobody of the firm could mend it.
  if (state !== 'flagged' || document.register !== null) return;
  await removeDocument(tx, firmId, id, now);
  // What a member of a group declared is not there any more.
  await changeFirm(tx, firmId, { declaredAt: null });
  await addRefusal(tx, { firmId, fieldKey }, { name, code: 'virus', slot, late: true }, now);
}

/** A file that waits longer than this has lost its call: the function that makes it has given up. */
const CALL_AGAIN_AFTER_MS = 15 * 60_000;
const CALLED_AT_ONCE = 200;

/** Calls the antivirus again for the files that still wait, and tells the operators how many. Returns that number. */
export async function callAntivirusAgain(now: Date): Promise<number> {
  const waiting = await findPendingScans(new Date(now.getTime() - CALL_AGAIN_AFTER_MS), now, CALLED_AT_ONCE);
  if (waiting.length === 0) return 0;
  log().error({ files: waiting.length }, 'files wait for the antivirus (CLAMD_HOST)');
  await inTransaction(async (tx) => {
    for (const documentId of waiting) await promise(tx, { name: 'file/stored', data: { documentId } });
  });
  return waiting.length;
}
