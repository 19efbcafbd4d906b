import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findDelivery, putAttempt } from '@/db/queries/webhooks/deliveries';
import { changeEditor } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly, itIsGuarded } from '@/lib/api/testing/guarded';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import * as routes from './route';

useTestDatabase();

let owner: TestEditor;
let token: string;
let id: string;

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
});
beforeEach(async () => {
  ({ id } = await makeDelivery(owner.editor, 'sync_failed'));
  await putAttempt({ deliveryId: id, number: 3, at: new Date(), durationMs: 1, httpStatus: 500 });
});

const redeliver = (delivery = id) => callApi(routes.POST, { method: 'POST', token, params: { id: delivery } });

describe('POST /api/v1/webhook_deliveries/{id}/redeliver', () => {
  describe('202', () => {
    it.each(['sync_failed', 'sync_completed'] as const)('for one that is %s: it waits for a new run', async (state) => {
      const delivery = await makeDelivery(owner.editor, state);
      await putAttempt({ deliveryId: delivery.id, number: 3, at: new Date(), durationMs: 1, httpStatus: 500 });
      const answer = await redeliver(delivery.id);
      expect(answer.status).toBe(202);
      expect(await answer.json()).toMatchObject({
        id: delivery.id,
        sync_status: 'sync_pending',
        next_attempt_at: null,
        attempts: [{ number: 3, http_status: 500 }],
      });
      expect(await eventsAbout(delivery.id)).toEqual([
        {
          name: 'webhook/requested',
          data: { deliveryId: delivery.id, editorId: owner.editor.id, firstAttemptNumber: '4' },
        },
      ]);
      expect((await findDelivery(delivery.id))?.payload).toBe(delivery.payload);
    });

    it.each(['sync_pending', 'sync_processing'] as const)(
      'for one that is %s: under way already, it is not doubled',
      async (state) => {
        const delivery = await makeDelivery(owner.editor, state);
        const answer = await redeliver(delivery.id);
        expect(answer.status).toBe(202);
        expect(await answer.json()).toMatchObject({ id: delivery.id, sync_status: state });
        expect(await eventsAbout(delivery.id)).toEqual([]);
      },
    );

    it('twice at once: one run', async () => {
      const answers = await Promise.all([redeliver(), redeliver()]);
      expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
      expect(await eventsAbout(id)).toHaveLength(1);
    });
  });

  describe('422', () => {
    it('for an editor without a webhook address', async () => {
      await changeEditor(owner.editor.id, { completionWebhookUrl: null });
      const answer = await redeliver();
      await changeEditor(owner.editor.id, { completionWebhookUrl: owner.editor.completionWebhookUrl });
      expect(answer.status).toBe(422);
      const message = 'Le renvoi est impossible\u00a0: cet éditeur n’a pas d’adresse de webhook';
      expect(await answer.json()).toEqual({
        errors: [message],
        details: [{ field: 'webhook_delivery', code: 'no_webhook_address', message }],
      });
      expect((await findDelivery(id))?.syncStatus).toBe('sync_failed');
    });
  });

  itIsGuarded(routes.POST, 'api_write', () => ({ owner, request: { method: 'POST', params: { id } } }));
  itAllowsOnly('POST, OPTIONS', { ...routes });
});
