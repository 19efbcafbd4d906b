import { inTransaction } from '@/db/database';
import { keepDocumentsFailure, takeWithoutDocuments } from '@/db/queries/applications';
import { log } from '@/lib/observability/log';
import { withoutValues } from '@/lib/observability/without-values';
import { promise } from '@/lib/outbox/promise';

/** Documents take seconds; after this, something was lost or has failed. */
const LATE_AFTER_MS = 10 * 60_000;
/** A run that fails goes on trying for a while: another is not started beside it. */
const ASK_AGAIN_AFTER_MS = 60 * 60_000;
const BATCH = 100;
const FAILURE_MAX_CHARACTERS = 500;

/**
 * Asks again for the documents of the applications that still have none, whatever became of their run: never begun, lost
 * with its engine, or failed. Making them is safe to repeat. Returns how many.
 */
export async function askAgainForDocuments(now: Date): Promise<number> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return inTransaction(async (tx) => {
    const late = await takeWithoutDocuments(tx, {
      submittedBefore: before(LATE_AFTER_MS),
      askedBefore: before(ASK_AGAIN_AFTER_MS),
      now,
      limit: BATCH,
    });
    for (const { id, identifier, documentsFailure } of late) {
      await promise(tx, { name: 'application/submitted', data: { applicationId: id } });
      log().warn({ application: identifier, failure: documentsFailure }, 'documents are late: asked for again');
    }
    return late.length;
  });
}

/** Tells the operators why the documents could not be made: in the log, and in the application's row; never an answer. */
export async function reportDocumentsFailure(applicationId: string, message: string): Promise<void> {
  const failure = withoutValues(message).slice(0, FAILURE_MAX_CHARACTERS);
  log().error({ applicationId, failure }, 'documents could not be made');
  await keepDocumentsFailure(applicationId, failure);
}
