import type { Database } from '@/db/database';
import type { Application } from '@/db/queries/applications';
import type { Editor } from '@/db/queries/editors';
import type { Market } from '@/db/queries/markets';
import { promiseWebhook } from '@/lib/webhooks/promise-webhook';

/** Promises the news of a withdrawal to an editor that asks to be told of them (contract §6). */
export async function tellWithdrawal(
  tx: Database,
  editor: Pick<Editor, 'id' | 'completionWebhookUrl' | 'toldOfWithdrawals'>,
  { id, identifier, withdrawnAt }: Pick<Application, 'id' | 'identifier' | 'withdrawnAt'>,
  market: Pick<Market, 'identifier'>,
  now: Date,
): Promise<void> {
  if (!editor.toldOfWithdrawals || !withdrawnAt) return;
  const timestamp = withdrawnAt.toISOString();
  await promiseWebhook(tx, editor, {
    subjectId: id,
    identifier,
    payload: {
      event: 'market_application.withdrawn',
      timestamp,
      market_identifier: market.identifier,
      market_application: { identifier, withdrawn_at: timestamp },
    },
    createdAt: now,
  });
}
