import { inTransaction } from '@/db/database';
import { releaseHeldBack } from '@/db/queries/console/circuits';
import { nextDelivery } from '@/db/queries/webhooks/waiting-deliveries';
import { lockQueues, saveCircuit } from '@/db/queries/webhooks/webhook-queues';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { promise } from '@/lib/outbox/promise';

const EVENTS = { line: 'webhook/requested', later: 'webhook/exhausted' } as const;

/**
 * Closes the circuit of an editor by hand, as if an attempt had got through: what waited for its end goes out at once, and
 * five failures in a row open it again. False when it is not open: then nothing is done.
 */
export function closeCircuit(editor: { id: string; clientId: string }, by: By): Promise<boolean> {
  const editorId = editor.id;
  return inTransaction(async (tx) => {
    const { circuit } = await lockQueues(tx, editorId, 'line');
    if (circuit.openUntil === null) return false;
    await saveCircuit(tx, editorId, { failures: 0, openUntil: null });
    await releaseHeldBack(tx, editorId, circuit.openUntil, by.now);
    // A holder that sleeps until the circuit's end is replaced: a run that finds something to do before then takes the
    // queue.
    for (const queue of ['line', 'later'] as const) {
      const next = await nextDelivery(tx, editorId, queue, by.now);
      if (next) await promise(tx, { name: EVENTS[queue], data: { deliveryId: next.id, editorId } });
    }
    await recordAudit(tx, {
      ...by,
      action: 'circuit.closed',
      target: { kind: 'editor', id: editor.clientId },
      details: { failures: circuit.failures, open_until: circuit.openUntil.toISOString() },
    });
    return true;
  });
}
