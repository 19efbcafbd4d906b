import { expect, it } from 'vitest';
import { webhookEventText } from '@/lib/text/webhook-events';
import { findWebhookEvent, WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from './events';

const BASE = 'http://localhost:3000';

it.each(WEBHOOK_EVENT_NAMES)('the body of %s says its name, and its example is one', (name) => {
  const { payload, example } = WEBHOOK_EVENTS[name];
  expect(payload.shape.event.value).toBe(name);
  expect(payload.strict().parse(example(BASE))).toEqual(example(BASE));
});

it('lists show the events in the order of their words', () => {
  expect(WEBHOOK_EVENT_NAMES).toEqual(Object.keys(webhookEventText));
});

it('a name that is not in the record is no event', () => {
  expect(findWebhookEvent('market.completed')).toBe(WEBHOOK_EVENTS['market.completed']);
  expect(findWebhookEvent('market.forgotten')).toBeUndefined();
  expect(findWebhookEvent('toString')).toBeUndefined();
});
