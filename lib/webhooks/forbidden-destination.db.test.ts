import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findAttempts, findDelivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetEnv } from '@/lib/env';
import { makeDelivery } from './testing/make-delivery';
import { queueOf } from './testing/queue-of';
import { webhookReceiver } from './testing/webhook-receiver';

useTestDatabase();
const receiver = webhookReceiver();

function allowPrivate(value: 'true' | 'false'): void {
  vi.stubEnv('WEBHOOK_ALLOW_PRIVATE', value);
  forgetEnv();
}

beforeEach(() => allowPrivate('false'));
afterEach(() => allowPrivate('true'));

it.each([
  ['https', 'FORBIDDEN_ADDRESS'],
  ['http', 'NOT_HTTPS'],
])('a delivery to this machine over %s fails at once, recorded and not sent', async (scheme, error) => {
  const { editor } = await makeTestEditor({ completionWebhookUrl: receiver.url().replace('http', scheme) });
  const { id } = await makeDelivery(editor);
  await queueOf(editor.id).runBatch();
  expect((await findDelivery(id))?.syncStatus).toBe('sync_failed');
  expect(await findAttempts(id)).toMatchObject([{ number: 1, httpStatus: null, error, answerExcerpt: null }]);
  expect(receiver.received()).toEqual([]);
});

it('and is sent once it is allowed', async () => {
  const { editor } = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  const { id } = await makeDelivery(editor);
  allowPrivate('true');
  await queueOf(editor.id).runBatch();
  expect((await findDelivery(id))?.syncStatus).toBe('sync_completed');
  expect(receiver.received()).toHaveLength(1);
});
