import { inTransaction } from '@/db/database';
import { lockApplication } from '@/db/queries/applications';
import { lockMarketShared } from '@/db/queries/markets';
import { findClosingDrafts, findRecipientsOf } from '@/db/queries/messages';
import { isUnanswered, loadForm } from '@/lib/journey/application-form';

import { promiseToAll, writesMail } from '@/lib/messages/promise-messages';

/** Contract §9. */
const BEFORE_MS = 48 * 3_600_000;

/**
 * Writes to those who have access to a draft whose market closes within 48 hours: that nothing is submitted yet, and how many
 * answers are missing. Once per deadline, however often it runs. Returns how many messages are new.
 */
export async function remindDeadlines(now: Date): Promise<number> {
  if (!writesMail()) return 0;
  const drafts = await findClosingDrafts(now, new Date(now.getTime() + BEFORE_MS));
  let count = 0;
  for (const id of drafts) count += await remind(id, now);
  return count;
}

/** One transaction per draft, its row held: one that is submitted meanwhile is not written about. */
function remind(applicationId: string, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, applicationId);
    const market = await lockMarketShared(tx, application.marketId);
    if (application.completedAt || market.cancelledAt || market.deadline <= now) return 0;
    const { fields } = await loadForm(application, market, tx);
    const missing = fields.filter(isUnanswered).length;
    const deadline = market.deadline.toISOString();
    const facts = { market: market.name, deadline, missing: String(missing) };
    const soon = { kind: 'deadline_soon', facts, about: deadline, expiresAt: market.deadline } as const;
    return promiseToAll(tx, await findRecipientsOf(tx, applicationId), soon, now);
  });
}
