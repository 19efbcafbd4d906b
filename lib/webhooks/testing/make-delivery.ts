import { randomUUID } from 'node:crypto';
import { inTransaction } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { type Delivery, findDelivery, setSyncStatus } from '@/db/queries/webhooks/deliveries';
import { insertDelivery } from '@/db/queries/webhooks/outbox';
import type { SyncStatus } from '@/db/schema/deliveries';

export const PAYLOAD = '{"event":"market.completed","market":{"name":"École"}}';

/** A delivery to this editor in this state, nothing promised; without `marketIdentifier`, as an older version wrote it. */
export async function makeDelivery(
  editor: Pick<Editor, 'id'>,
  syncStatus: SyncStatus = 'sync_pending',
  createdAt = new Date(),
  subjectId: string = randomUUID(),
  marketIdentifier: string | null = null,
): Promise<Delivery> {
  const id = await inTransaction((tx) =>
    insertDelivery(tx, {
      editorId: editor.id,
      event: 'market.completed',
      subjectId,
      identifier: 'VR-2026-000000000000',
      payload: PAYLOAD,
      marketIdentifier,
      syncStatus: 'sync_pending',
      createdAt,
    }),
  );
  await setSyncStatus(id, syncStatus);
  const delivery = await findDelivery(id);
  if (!delivery) throw new Error('no delivery');
  return delivery;
}
