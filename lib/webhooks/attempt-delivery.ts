import { findDelivery, putAttempt, setSyncStatus } from '@/db/queries/deliveries';
import { findEditor, liveWebhookSecretCiphertexts } from '@/db/queries/editors';
import { decryptSecret } from '@/lib/keys';
import { log } from '@/lib/observability/log';
import { MAX_ATTEMPTS, RETRY_WAITS_MS } from './judge-answer';
import { sendWebhook } from './send-webhook';
import { webhookHeaders } from './sign-webhook';

/** What comes after an attempt: nothing more, or another one at this time (ISO 8601). */
export type AfterAttempt = { nextAttemptAt: string | null };

const DONE: AfterAttempt = { nextAttemptAt: null };

/**
 * Makes attempt `number` of a delivery, records it whatever happens, and says what comes next. `firstNumber` is that of
 * the run's first attempt; a run that another has replaced (a redelivery) makes no more attempts.
 */
export async function attemptDelivery(deliveryId: string, number: number, firstNumber = 1): Promise<AfterAttempt> {
  const delivery = await findDelivery(deliveryId);
  if (!delivery || delivery.syncStatus === 'sync_completed' || delivery.firstAttemptNumber !== firstNumber) return DONE;
  const editor = await findEditor(delivery.editorId);
  if (!editor?.completionWebhookUrl) {
    await setSyncStatus(deliveryId, 'sync_completed');
    return DONE;
  }
  await setSyncStatus(deliveryId, 'sync_processing');
  const at = new Date();
  const secrets = await liveWebhookSecrets(editor.id, at);
  const headers = webhookHeaders({ id: delivery.id, body: delivery.payload }, secrets, at);
  const exchange = await sendWebhook(editor.completionWebhookUrl, headers, delivery.payload);
  const endedAt = new Date();
  const { verdict, retryAfterMs, ...answer } = exchange;
  await putAttempt({ deliveryId, number, at, durationMs: endedAt.getTime() - at.getTime(), ...answer });
  log().info({ deliveryId, number, verdict, httpStatus: answer.httpStatus, error: answer.error }, 'webhook attempt');
  const rank = number - firstNumber + 1;
  if (verdict !== 'retry' || rank >= MAX_ATTEMPTS) {
    await setSyncStatus(deliveryId, verdict === 'delivered' ? 'sync_completed' : 'sync_failed');
    return DONE;
  }
  const waitMs = Math.max(RETRY_WAITS_MS[rank - 1] ?? 0, retryAfterMs);
  const nextAttemptAt = new Date(endedAt.getTime() + waitMs);
  await setSyncStatus(deliveryId, 'sync_processing', nextAttemptAt);
  return { nextAttemptAt: nextAttemptAt.toISOString() };
}

/** For a run that the job engine gave up: nobody else would ever say that the delivery failed, nor let it go out again. */
export async function abandonDelivery(deliveryId: string): Promise<void> {
  await setSyncStatus(deliveryId, 'sync_failed');
}

/** The secrets that sign for this editor, the oldest first. */
async function liveWebhookSecrets(editorId: string, now: Date): Promise<string[]> {
  const ciphertexts = await liveWebhookSecretCiphertexts(editorId, now);
  return ciphertexts.map((ciphertext) => decryptSecret(ciphertext, `webhook-secret/${editorId}`));
}
