import { beforeEach, describe, expect, it } from 'vitest';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { auditRowsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly } from '@/lib/api/testing/guarded';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { queueOf, whereIs } from '@/lib/webhooks/testing/queue-of';
import { webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import * as routes from './route';

useTestDatabase();
const receiver = webhookReceiver();

let owner: TestEditor;
let token: string;

beforeEach(async () => {
  owner = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  token = await tokenOf(owner);
});

const close = (as = token) => callApi(routes.POST, { method: 'POST', token: as });

describe('POST /api/v1/webhook_circuit/close', () => {
  it('200: what waited behind the open circuit goes out at once, and the audit log says who closed it', async () => {
    const deliveries = [];
    for (let count = 0; count < 7; count++) deliveries.push(await makeDelivery(owner.editor));
    receiver.answerWith(403);
    await queueOf(owner.editor.id).runBatch();
    const answer = await close();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      state: 'closed',
      consecutive_failures: 0,
      open_until: null,
      waiting_deliveries: 2,
    });
    receiver.answerWith(200);
    await queueOf(owner.editor.id).runBatch();
    for (const { id } of deliveries.slice(5)) expect((await whereIs(id)).syncStatus).toBe('sync_completed');
    expect(await auditRowsAbout(owner.clientId)).toMatchObject([
      { action: 'circuit.closed', actorKind: 'editor', actorId: owner.clientId },
    ]);
  });

  it('200: closed already, it stays as it is, and another editor’s is left alone', async () => {
    for (let count = 0; count < 5; count++) await makeDelivery(owner.editor);
    receiver.answerWith(403);
    await queueOf(owner.editor.id).runBatch();
    const other = await makeTestEditor();
    const answer = await close(await tokenOf(other));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ state: 'closed', waiting_deliveries: 0 });
    expect(await auditRowsAbout(other.clientId)).toEqual([]);
    expect(await auditRowsAbout(owner.clientId)).toEqual([]);
  });

  it('401 without a token, 403 with one that may only read', async () => {
    expect((await callApi(routes.POST, { method: 'POST' })).status).toBe(401);
    expect((await close(await tokenOf(owner, 'api_read'))).status).toBe(403);
  });

  itAllowsOnly('POST, OPTIONS', { ...routes });
});
