import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { inTransaction } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { newApplicationIdentifier } from '@/lib/identifiers';
import { tellWithdrawal } from '@/lib/webhooks/promise-webhook';
import type { Told } from './judge-ledger';

const retryMs = 250;

/** Commits the news of a withdrawal from a market, as often as it takes: the database may be restarting. */
export async function tellWithdrawalFrom(market: string, editor: Editor, signal: AbortSignal): Promise<Told> {
  for (;;) {
    const now = new Date();
    // Another one at each try: one whose answer was lost may have been committed.
    const identifier = newApplicationIdentifier(now);
    const withdrawn = { id: randomUUID(), identifier, withdrawnAt: now };
    const asked = { ...editor, toldOfWithdrawals: true };
    try {
      await inTransaction((tx) => tellWithdrawal(tx, asked, withdrawn, { identifier: market }, now));
      return { market, identifier, atMs: performance.timeOrigin + performance.now() };
    } catch {
      await delay(retryMs, undefined, { signal });
    }
  }
}
