import { type Database, inTransaction } from '@/db/database';
import { findSyncRetries, insertSyncRetry, lockDeliveryAbout } from '@/db/queries/webhooks/sync';
import { recordAudit } from '@/lib/audit/record';
import { beginRun } from './begin-run';
import { redelivered } from './redelivered';

/** Contract §4 and §5: only after a failure, at most 3 an hour per market or application. */
const MAX_RETRIES = 3;
const HOUR_MS = 3_600_000;

export type RetryOutcome = 'accepted' | 'not_failed' | 'too_many';

/**
 * Sends the news of a market or an application again, because the person whose it is asks. The delivery's row is held
 * while it is decided and counted, so that two clicks at once count once; what is refused changes nothing.
 */
export function retrySync(subjectId: string, now: Date): Promise<RetryOutcome> {
  return inTransaction(async (tx) => {
    const delivery = await lockDeliveryAbout(tx, subjectId);
    if (delivery?.syncStatus !== 'sync_failed') return 'not_failed';
    if (await retryOpensAt(delivery.id, now, tx)) return 'too_many';
    await insertSyncRetry(tx, delivery.id, now);
    await beginRun(tx, delivery);
    await recordAudit(tx, redelivered(delivery, now));
    return 'accepted';
  });
}

/** When a retry may be asked for again, the hour's three being used; null when one may be asked for now. */
export async function retryOpensAt(deliveryId: string, now: Date, on?: Database): Promise<Date | null> {
  const used = await findSyncRetries(deliveryId, new Date(now.getTime() - HOUR_MS), now, on);
  const oldestThatCounts = used.at(-MAX_RETRIES);
  return oldestThatCounts ? new Date(oldestThatCounts.getTime() + HOUR_MS) : null;
}
