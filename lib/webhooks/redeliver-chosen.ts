import { inTransaction } from '@/db/database';
import { type Chosen, countChosen, restartChosen } from '@/db/queries/console/deliveries';
import { lockQueues } from '@/db/queries/webhooks/webhook-queues';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { promise } from '@/lib/outbox/promise';

/**
 * Sends many deliveries again, as an operator asks: each in a new run of attempts under the same `webhook-id`. Those that
 * wait or are being attempted are left alone, and so are those of an editor without an address. Returns how many go
 * out.
 */
export async function redeliverChosen(chosen: Chosen, by: By): Promise<number> {
  const editors = (await countChosen(chosen)).filter(({ hasAddress, settled }) => hasAddress && settled > 0);
  let total = 0;
  for (const editor of editors) total += await redeliverOfEditor(editor, chosen, by);
  return total;
}

function redeliverOfEditor(
  { editorId, clientId }: { editorId: string; clientId: string },
  chosen: Chosen,
  by: By,
): Promise<number> {
  return inTransaction(async (tx) => {
    // The attempts of this editor are decided under the same lock: neither waits for a delivery that the other holds.
    await lockQueues(tx, editorId, 'line');
    const { restarted, oldestId } = await restartChosen(tx, editorId, chosen);
    if (oldestId === null) return 0;
    // One run sees to all that waits for an editor (docs/decisions/0014).
    await promise(tx, { name: 'webhook/requested', data: { deliveryId: oldestId, editorId } });
    await recordAudit(tx, {
      ...by,
      action: 'delivery.redelivered',
      target: restarted === 1 ? { kind: 'delivery', id: oldestId } : { kind: 'editor', id: clientId },
      details: { count: restarted, ...('since' in chosen && { since: chosen.since.toISOString() }) },
    });
    return restarted;
  });
}
