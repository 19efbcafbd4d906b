import type { Database } from '@/db/database';
import type { Application } from '@/db/queries/applications';
import type { Editor } from '@/db/queries/editors';
import type { Market } from '@/db/queries/markets';
import { insertDelivery } from '@/db/queries/webhooks/outbox';
import { currentOrigin } from '@/lib/observability/origin';
import { promise } from '@/lib/outbox/promise';
import type { WebhookPayload } from './events';

/** `subjectId` and `identifier`: of the market or the application that the event is about. */
type Told = { subjectId: string; identifier: string; payload: WebhookPayload; createdAt: Date };

/**
 * Writes a webhook in the caller's transaction, with the exact text that will be signed and sent. An editor without a
 * webhook address has nothing to receive: the delivery is then complete at once.
 */
export async function promiseWebhook(
  tx: Database,
  editor: { id: string; completionWebhookUrl: string | null },
  { payload, ...told }: Told,
): Promise<void> {
  const deliveryId = await insertDelivery(tx, {
    ...told,
    editorId: editor.id,
    event: payload.event,
    payload: JSON.stringify(payload),
    marketIdentifier: 'market' in payload ? payload.market.identifier : payload.market_identifier,
    syncStatus: editor.completionWebhookUrl === null ? 'sync_completed' : 'sync_pending',
    origin: currentOrigin() ?? null,
  });
  if (editor.completionWebhookUrl === null) return;
  await promise(tx, { name: 'webhook/requested', data: { deliveryId, editorId: editor.id } });
}

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
