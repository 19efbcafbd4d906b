import { beforeEach, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { listCircuits } from '@/db/queries/console/circuits';
import type { Delivery } from '@/db/queries/webhooks/deliveries';
import { saveProgress } from '@/db/queries/webhooks/waiting-deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { auditRowsAbout, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { closeCircuit } from './close-circuit';
import { makeDelivery } from './testing/make-delivery';
import { queueOf, whereIs } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

let editor: TestEditor;
let line: ReturnType<typeof queueOf>;
let deliveries: Delivery[];

const byNow = () => ({ actor: { kind: 'administrator', id: 'a1' }, now: new Date() }) as const;
const circuit = async () => (await listCircuits()).find(({ editorId }) => editorId === editor.editor.id);

beforeEach(async () => {
  editor = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  deliveries = [await makeDelivery(editor.editor), await makeDelivery(editor.editor)];
  line = queueOf(editor.editor.id, 'line', { failuresToOpen: 2, retryWaitsMs: [0, 0] });
});

/** Two failures in a row: the circuit opens, and the first delivery waits for its end. */
async function open(): Promise<void> {
  receiver.answerWith(503);
  await line.runBatch();
}

it('is listed with what waits behind it', async () => {
  await open();
  const shown = await circuit();
  expect(shown).toMatchObject({ failures: 2, waiting: 2, waitingLater: 0, clientId: editor.clientId });
  expect(shown?.openUntil?.getTime()).toBeGreaterThan(Date.now() + 29 * 60_000);
  expect(shown?.oldestAt).toEqual(deliveries[0]?.createdAt);
  expect((await listCircuits())[0]?.openUntil, 'open ones first').not.toBeNull();
});

it('once closed by hand, another run sends at once what waited, though the first sleeps', async () => {
  await open();
  expect(await closeCircuit({ ...editor, id: editor.editor.id }, byNow())).toBe(true);
  expect(await circuit()).toMatchObject({ failures: 0, openUntil: null });
  expect(await eventsAbout(deliveries[0]?.id ?? '')).toEqual([
    { name: 'webhook/requested', data: { deliveryId: deliveries[0]?.id, editorId: editor.editor.id } },
  ]);
  receiver.answerWith(200);
  await queueOf(editor.editor.id).runBatch();
  for (const { id } of deliveries) expect((await whereIs(id)).syncStatus).toBe('sync_completed');
});

it('releases later attempts that waited for its end, and not what waits for its own time', async () => {
  await open();
  const openUntil = (await circuit())?.openUntil ?? null;
  const [held, own] = [
    await makeDelivery(editor.editor, 'sync_failed'),
    await makeDelivery(editor.editor, 'sync_failed'),
  ];
  const tomorrow = new Date(Date.now() + 86_400_000);
  await inTransaction(async (tx) => {
    await saveProgress(tx, held.id, { nextAttemptAt: openUntil });
    await saveProgress(tx, own.id, { nextAttemptAt: tomorrow });
  });
  const by = byNow();
  await closeCircuit({ ...editor, id: editor.editor.id }, by);
  receiver.answerWith(200);
  await queueOf(editor.editor.id, 'later').runBatch();
  expect((await whereIs(held.id)).syncStatus).toBe('sync_completed');
  expect(await whereIs(own.id)).toMatchObject({ syncStatus: 'sync_failed', attempts: [] });
});

it('is written in the audit log; a circuit that is not open is left alone, and nothing is written', async () => {
  expect(await closeCircuit({ ...editor, id: editor.editor.id }, byNow())).toBe(false);
  expect(await auditRowsAbout(editor.clientId)).toEqual([]);
  await open();
  await closeCircuit({ ...editor, id: editor.editor.id }, byNow());
  expect(await closeCircuit({ ...editor, id: editor.editor.id }, byNow())).toBe(false);
  expect(await auditRowsAbout(editor.clientId)).toMatchObject([
    { action: 'circuit.closed', actorKind: 'administrator', actorId: 'a1', details: { failures: 2 } },
  ]);
});
