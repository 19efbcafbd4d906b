import { createHmac } from 'node:crypto';
import { decryptSecret } from '@/lib/keys';

/** What every webhook says besides, whatever its body. */
export const FIXED_HEADERS = { 'Content-Type': 'application/json', 'User-Agent': 'PasseMarche-Webhook/1.0' } as const;

/** The headers that prove a webhook to this editor, by the ciphertexts of its live secrets, the oldest first. */
export function signedHeaders(
  { id, editorId, payload }: { id: string; editorId: string; payload: string },
  ciphertexts: readonly string[],
  at: Date,
): Record<string, string> {
  const secrets = ciphertexts.map((ciphertext) => decryptSecret(ciphertext, `webhook-secret/${editorId}`));
  return webhookHeaders({ id, body: payload }, secrets, at);
}

/**
 * Headers that prove a webhook. `X-Webhook-Signature-SHA256` is the HMAC of the raw body alone, as integrators of the
 * earlier service expect it; the three others are Standard Webhooks 1.0, whose signature covers id and time as well.
 * `secrets`: the live ones, the oldest first; the historical header is signed with that one (contract §6).
 */
export function webhookHeaders(
  message: { id: string; body: string },
  secrets: readonly string[],
  at: Date,
): Record<string, string> {
  const [oldest] = secrets;
  if (!oldest) throw new Error('an editor with a webhook address has no webhook secret');
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = `${message.id}.${timestamp}.${message.body}`;
  return {
    'X-Webhook-Signature-SHA256': `sha256=${hmac(oldest, message.body).toString('hex')}`,
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${hmac(secret, signed).toString('base64')}`).join(' '),
  };
}

function hmac(secret: string, text: string): Buffer {
  return createHmac('sha256', Buffer.from(secret, 'utf8')).update(text, 'utf8').digest();
}
