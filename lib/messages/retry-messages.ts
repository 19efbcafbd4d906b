import { inTransaction } from '@/db/database';
import { findLateMessages } from '@/db/queries/messages';
import { promise } from '@/lib/outbox/promise';

/** What the tries of one run do not outlast. */
const LATE_AFTER_MS = 10 * 60_000;
const AT_ONCE = 500;

/** Has the messages that still wait sent again: the mail server was away for long, or whoever had them in hand is gone. Returns how many. */
export async function retryLateMessages(now: Date): Promise<number> {
  const ids = await findLateMessages(new Date(now.getTime() - LATE_AFTER_MS), now, AT_ONCE);
  await inTransaction(async (tx) => {
    for (const messageId of ids) await promise(tx, { name: 'message/promised', data: { messageId } });
  });
  return ids.length;
}
