import { describe, expect, it } from 'vitest';
import * as deliveries from '@/app/api/v1/webhook_deliveries/route';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly } from '@/lib/api/testing/guarded';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { queueOf } from '@/lib/webhooks/testing/queue-of';
import { webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import * as routes from './route';

useTestDatabase();
const receiver = webhookReceiver();

describe('GET /api/v1/webhook_circuit', () => {
  it('200: closed for an editor that has received nothing yet', async () => {
    const token = await tokenOf(await makeTestEditor());
    const answer = await callApi(routes.GET, { token, path: '/api/v1/webhook_circuit' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      state: 'closed',
      consecutive_failures: 0,
      open_until: null,
      waiting_deliveries: 0,
    });
  });

  it('200: open after five failures, and the deliveries that wait say when', async () => {
    const owner = await makeTestEditor({ completionWebhookUrl: receiver.url() });
    const token = await tokenOf(owner);
    for (let count = 0; count < 7; count++) await makeDelivery(owner.editor);
    receiver.answerWith(403);
    await queueOf(owner.editor.id).runBatch();
    const circuit = await (await callApi(routes.GET, { token, path: '/api/v1/webhook_circuit' })).json();
    expect(circuit).toEqual({
      state: 'open',
      consecutive_failures: 5,
      open_until: expect.any(String),
      waiting_deliveries: 2,
    });
    expect(new Date(circuit.open_until).getTime() - Date.now()).toBeGreaterThan(1_780_000);
    const path = '/api/v1/webhook_deliveries?status=sync_pending';
    const { data } = await (await callApi(deliveries.GET, { token, path })).json();
    const planned = data.map((delivery: { next_attempt_at: string }) => delivery.next_attempt_at);
    expect(planned).toEqual([circuit.open_until, circuit.open_until]);
  });

  it('401 without a token, 403 with one that may only write', async () => {
    expect((await callApi(routes.GET, { path: '/api/v1/webhook_circuit' })).status).toBe(401);
    const token = await tokenOf(await makeTestEditor(), 'api_write');
    expect((await callApi(routes.GET, { token, path: '/api/v1/webhook_circuit' })).status).toBe(403);
  });

  itAllowsOnly('GET, HEAD, OPTIONS', { ...routes });
});
