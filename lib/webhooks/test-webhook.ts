import { inTransaction } from '@/db/database';
import { type Editor, findEditor, liveWebhookSecretCiphertexts, lockEditor } from '@/db/queries/editors';
import {
  findWebhookTest,
  findWebhookTests,
  replaceWebhookTests,
  saveWebhookTest,
  type WebhookTest,
} from '@/db/queries/webhooks/webhook-tests';
import type { By } from '@/lib/audit/by';
import { recordAudit } from '@/lib/audit/record';
import { env } from '@/lib/env';
import { beganAhead } from '@/lib/kits/clock/clock';
import { log } from '@/lib/observability/log';
import { promise } from '@/lib/outbox/promise';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS, type WebhookEventName } from './events';
import { sendWebhook } from './send-webhook';
import { signedHeaders } from './sign-webhook';

/** A sample that was not sent within so long is lost (the worker was away): another test may be asked for. */
const UNDER_WAY_MS = 120_000;

/** By which a receiver knows a sample from an event. */
export const TEST_HEADER = { 'X-Webhook-Test': 'true' } as const;

/**
 * Has a signed sample of each event sent to the editor's own address: it can be tried before anything happened. Asking
 * again while samples are under way sends nothing more, and returns them. Undefined for an editor without an address.
 */
export function requestWebhookTest(
  editor: { id: string; clientId: string; completionWebhookUrl: string | null },
  by: By,
): Promise<WebhookTest[] | undefined> {
  const { now } = by;
  return inTransaction(async (tx) => {
    const current = await lockEditor(tx, editor.id);
    if (!current || current.completionWebhookUrl === null) return undefined;
    const last = await findWebhookTests(editor.id, tx);
    if (last.some((sample) => isUnderWay(sample, now))) return last;
    const samples = eventsFor(current).map((event) => ({
      event,
      payload: samplePayload(event, now),
      requestedAt: now,
    }));
    const written = await replaceWebhookTests(tx, editor.id, samples);
    await promise(tx, { name: 'webhook/test-requested', data: { ids: written.map(({ id }) => id).join(' ') } });
    await recordAudit(tx, { ...by, action: 'webhook.tested', target: { kind: 'editor', id: editor.clientId } });
    return written;
  });
}

/** The events that this editor is told of. */
export const eventsFor = ({ toldOfWithdrawals }: Pick<Editor, 'toldOfWithdrawals'>): WebhookEventName[] =>
  WEBHOOK_EVENT_NAMES.filter((event) => event !== 'market_application.withdrawn' || toldOfWithdrawals);

const isUnderWay = ({ at, requestedAt }: WebhookTest, now: Date): boolean =>
  at === null && now.getTime() - requestedAt.getTime() < UNDER_WAY_MS && !beganAhead(requestedAt, now);

/** The example of the documentation, as of now: a receiver that looks at the time of an event takes it. */
function samplePayload(event: WebhookEventName, now: Date): string {
  const example = WEBHOOK_EVENTS[event].example(env().BASE_URL);
  return JSON.stringify({ ...example, timestamp: now.toISOString() });
}

/**
 * Sends one sample, once, outside every queue, and writes down what was answered; no circuit counts it. One that was
 * sent or replaced already is left alone.
 */
export async function sendWebhookTest(id: string): Promise<void> {
  const test = await findWebhookTest(id);
  const editor = test && (await findEditor(test.editorId));
  if (!test || test.at !== null || !editor) return;
  const at = new Date();
  const url = editor.completionWebhookUrl;
  if (url === null) return saveWebhookTest(id, { at, durationMs: 0, httpStatus: null, error: 'NOT_AN_ADDRESS' });
  const secrets = await liveWebhookSecretCiphertexts(editor.id, at);
  const headers = { ...signedHeaders(test, secrets, at), ...TEST_HEADER };
  const { httpStatus, error } = await sendWebhook(url, headers, test.payload);
  await saveWebhookTest(id, { at, durationMs: Date.now() - at.getTime(), httpStatus, error });
  log().info({ testId: id, editorId: editor.id, event: test.event, httpStatus, error }, 'webhook test');
}
