import { createHmac, timingSafeEqual } from 'node:crypto';

/** What became of one signature: `expired` is a right signature on an attempt that is too old or too far ahead. */
export type SignatureVerdict = 'valid' | 'invalid' | 'missing' | 'expired';

export type DeliveryVerdict = {
  legacy: SignatureVerdict;
  standard: SignatureVerdict;
  /** Whether the delivery may be trusted. */
  authentic: boolean;
};

type Headers = Record<string, string | string[] | undefined>;

/** Tolerance recommended by Standard Webhooks 1.0, against replays. */
const toleranceSeconds = 5 * 60;

/**
 * Checks both signatures of a delivery against every live secret, over the bytes as they came.
 * The historical header is always sent and must be right; the Standard Webhooks one must be right when it is there.
 */
export function verifyDelivery(headers: Headers, rawBody: Buffer, secrets: string[], now: Date): DeliveryVerdict {
  const legacy = verifyLegacy(single(headers['x-webhook-signature-sha256']), rawBody, secrets);
  const standard = verifyStandard(headers, rawBody, secrets, now);
  return { legacy, standard, authentic: legacy === 'valid' && (standard === 'valid' || standard === 'missing') };
}

/** `X-Webhook-Signature-SHA256: sha256=<lower-case hex HMAC-SHA256 of the body>`. */
function verifyLegacy(header: string | undefined, rawBody: Buffer, secrets: string[]): SignatureVerdict {
  if (header === undefined) return 'missing';
  const matches = secrets.filter((secret) => sameText(header, `sha256=${hmac(secret, rawBody).toString('hex')}`));
  return matches.length > 0 ? 'valid' : 'invalid';
}

/**
 * Standard Webhooks 1.0: `webhook-signature` is a space-separated list of `v1,<base64>`, each the HMAC-SHA256 of
 * `<webhook-id>.<webhook-timestamp>.<body>`; one right signature is enough, the list being longer during a rotation.
 */
function verifyStandard(headers: Headers, rawBody: Buffer, secrets: string[], now: Date): SignatureVerdict {
  const signatures = single(headers['webhook-signature']);
  if (signatures === undefined) return 'missing';
  const id = single(headers['webhook-id']);
  const timestamp = single(headers['webhook-timestamp']);
  if (id === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return 'invalid';

  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), rawBody]);
  const expected = secrets.map((secret) => `v1,${hmac(secret, signed).toString('base64')}`);
  const candidates = signatures.split(' ').slice(0, 10);
  const matches = candidates.filter((candidate) => expected.filter((right) => sameText(candidate, right)).length > 0);
  if (matches.length === 0) return 'invalid';
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= toleranceSeconds ? 'valid' : 'expired';
}

function hmac(secret: string, content: Buffer): Buffer {
  return createHmac('sha256', Buffer.from(secret, 'utf8')).update(content).digest();
}

/** Constant-time comparison: how long it takes says nothing about where the two texts differ. */
function sameText(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}
