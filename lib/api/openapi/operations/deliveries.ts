import { circuit, delivery, invalid } from '@/lib/api/openapi/examples';
import { example, type OperationSpec } from '@/lib/api/openapi/operation';
import { POSTED, WITH_TOKEN } from '@/lib/api/openapi/shared-answers';
import { CIRCUIT, DELIVERIES, invalidAnswer, keyReused, listAnswers, REPLAYED } from './pieces';

const list = listAnswers('WebhookDeliveryList', delivery);

export const deliveryOperations = (): OperationSpec[] => [
  {
    id: 'listWebhookDeliveries',
    method: 'get',
    path: DELIVERIES,
    tag: 'deliveries',
    access: 'api_read',
    parameters: ['Status', 'Limit', 'Cursor', 'AcceptLanguage'],
    answers: {
      ...WITH_TOKEN,
      200: list[200],
      422: invalidAnswer({ ...list[422].examples, status: { value: invalid(['status', 'unknown']) } }),
    },
  },
  {
    id: 'getWebhookDelivery',
    method: 'get',
    path: `${DELIVERIES}/{id}`,
    tag: 'deliveries',
    access: 'api_read',
    parameters: ['DeliveryId'],
    answers: { ...WITH_TOKEN, 200: { schema: 'WebhookDelivery', examples: example(delivery) }, 404: 'NotFound' },
  },
  {
    id: 'redeliverWebhook',
    method: 'post',
    path: `${DELIVERIES}/{id}/redeliver`,
    tag: 'deliveries',
    access: 'api_write',
    parameters: ['DeliveryId', 'IdempotencyKey', 'AcceptLanguage'],
    answers: {
      ...POSTED,
      202: {
        schema: 'WebhookDelivery',
        headers: REPLAYED,
        examples: example({ ...delivery, sync_status: 'sync_pending' }),
      },
      404: 'NotFound',
      422: invalidAnswer({
        no_webhook_address: { value: invalid(['webhook_delivery', 'no_webhook_address']) },
        ...keyReused,
      }),
    },
  },
  {
    id: 'getWebhookCircuit',
    method: 'get',
    path: CIRCUIT,
    tag: 'deliveries',
    access: 'api_read',
    answers: { ...WITH_TOKEN, 200: { schema: 'WebhookCircuit', examples: example(circuit) } },
  },
];
