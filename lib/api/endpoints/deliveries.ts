import { listDeliveriesOfEditor } from '@/db/queries/listing';
import { findWebhookTests } from '@/db/queries/webhooks/webhook-tests';
import { json } from '@/lib/api/answers';
import {
  circuitResource,
  deliveryResources,
  oneDeliveryResource,
  readSyncStatus,
  webhookTestResource,
} from '@/lib/api/deliveries';
import { circuit, closedCircuit, delivery, invalid, oneDelivery, webhookTest } from '@/lib/api/openapi/examples';
import { requireDeliveryOfEditor } from '@/lib/api/own-resources';
import { pageOf, readPage } from '@/lib/api/pages';
import { invalid as refuse } from '@/lib/api/violation';
import { actingAs } from '@/lib/audit/actor';
import { closeCircuit } from '@/lib/webhooks/close-circuit';
import { redeliver } from '@/lib/webhooks/redeliver';
import { showCircuit } from '@/lib/webhooks/show-circuit';
import { requestWebhookTest } from '@/lib/webhooks/test-webhook';
import { endpoints, example } from './endpoint';
import { CIRCUIT, DELIVERIES, invalidAnswer, keyReused, listAnswers } from './pieces';

const TEST = '/api/v1/webhook_test';

/** As it is when it was just asked for. */
const waitingTest = {
  ...webhookTest,
  data: webhookTest.data.map((sample) => ({ ...sample, sent_at: null, duration_ms: null, http_status: null })),
};

const list = listAnswers('WebhookDeliveryList', delivery);

export const deliveries = endpoints({
  listWebhookDeliveries: {
    method: 'get',
    path: DELIVERIES,
    tag: 'deliveries',
    access: 'api_read',
    parameters: ['Status', 'Limit', 'Cursor', 'AcceptLanguage'],
    answers: {
      200: list[200],
      422: invalidAnswer({ ...list[422].examples, status: { value: invalid(['status', 'unknown']) } }),
    },
    async handle({ request, editor, language }) {
      const { limit, after } = readPage(request, language);
      const deliveries = await listDeliveriesOfEditor(editor.id, readSyncStatus(request, language), after, limit + 1);
      return json(200, pageOf(deliveries, limit, await deliveryResources(deliveries.slice(0, limit))));
    },
  },

  getWebhookDelivery: {
    method: 'get',
    path: `${DELIVERIES}/{id}`,
    tag: 'deliveries',
    access: 'api_read',
    parameters: ['DeliveryId'],
    answers: { 200: { schema: 'OneWebhookDelivery', examples: example(oneDelivery) }, 404: 'NotFound' },
    async handle({ editor, params, now }) {
      return json(200, await oneDeliveryResource(await requireDeliveryOfEditor(editor, params.id), now));
    },
  },

  /** Takes no body: whatever is sent is not read. */
  redeliverWebhook: {
    method: 'post',
    path: `${DELIVERIES}/{id}/redeliver`,
    tag: 'deliveries',
    access: 'api_write',
    parameters: ['DeliveryId', 'IdempotencyKey', 'AcceptLanguage'],
    answers: {
      202: { schema: 'WebhookDelivery', examples: example({ ...delivery, sync_status: 'sync_pending' }) },
      404: 'NotFound',
      422: invalidAnswer({
        no_webhook_address: { value: invalid(['webhook_delivery', 'no_webhook_address']) },
        ...keyReused,
      }),
    },
    async handle({ editor, params, language }) {
      const outcome = await redeliver(await requireDeliveryOfEditor(editor, params.id), editor);
      if (!outcome.accepted) throw refuse(language, 'webhook_delivery', 'no_webhook_address');
      const [resource] = await deliveryResources([outcome.delivery]);
      return json(202, resource);
    },
  },

  /** Takes no body: whatever is sent is not read. */
  testWebhook: {
    method: 'post',
    path: TEST,
    tag: 'deliveries',
    access: 'api_write',
    parameters: ['IdempotencyKey', 'AcceptLanguage'],
    answers: {
      202: { schema: 'WebhookTest', examples: example(waitingTest) },
      422: invalidAnswer({
        no_webhook_address: { value: invalid(['webhook_test', 'no_webhook_address']) },
        ...keyReused,
      }),
    },
    async handle({ editor, language, now }) {
      const samples = await requestWebhookTest(editor, { ...actingAs(), now });
      if (!samples) throw refuse(language, 'webhook_test', 'no_webhook_address');
      return json(202, webhookTestResource(samples));
    },
  },

  getWebhookTest: {
    method: 'get',
    path: TEST,
    tag: 'deliveries',
    access: 'api_read',
    answers: { 200: { schema: 'WebhookTest', examples: example(webhookTest) } },
    async handle({ editor }) {
      return json(200, webhookTestResource(await findWebhookTests(editor.id)));
    },
  },

  getWebhookCircuit: {
    method: 'get',
    path: CIRCUIT,
    tag: 'deliveries',
    access: 'api_read',
    answers: { 200: { schema: 'WebhookCircuit', examples: example(circuit) } },
    async handle({ editor, now }) {
      return json(200, circuitResource(await showCircuit(editor.id, now)));
    },
  },

  /** Takes no body: whatever is sent is not read. */
  closeWebhookCircuit: {
    method: 'post',
    path: `${CIRCUIT}/close`,
    tag: 'deliveries',
    access: 'api_write',
    parameters: ['IdempotencyKey', 'AcceptLanguage'],
    answers: {
      200: { schema: 'WebhookCircuit', examples: example(closedCircuit) },
      422: invalidAnswer(keyReused),
    },
    async handle({ editor, now }) {
      await closeCircuit(editor, { ...actingAs(), now });
      return json(200, circuitResource(await showCircuit(editor.id, now)));
    },
  },
});
