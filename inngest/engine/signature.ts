import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';

// A surrogate without its other half is no Unicode text, and canonical JSON refuses it: U+FFFD takes its place, as in UTF-8.
const wellFormed = (payload: unknown): unknown =>
  JSON.parse(
    JSON.stringify(payload, (_, value) => (typeof value === 'string' ? Buffer.from(value).toString() : value)),
  );

function canonical(payload: unknown): string | undefined {
  try {
    return canonicalize(payload);
  } catch {
    return canonicalize(wellFormed(payload));
  }
}

/** The bytes that are signed and sent: canonical JSON (RFC 8785), since the SDK parses and canonicalises again. */
export function canonicalBody(payload: unknown): string {
  const body = canonical(payload);
  if (body === undefined) throw new TypeError('This payload is not JSON');
  return body;
}

/** `x-inngest-signature`: HMAC-SHA256, in hex, of body and time (s), with the key's text after `signkey-<env>-`. */
export function signBody(body: string, signingKey: string, now: Date): string {
  const seconds = Math.round(now.getTime() / 1000);
  const key = signingKey.replace(/^signkey-\w+-/, '');
  return `t=${seconds}&s=${createHmac('sha256', key).update(body).update(String(seconds)).digest('hex')}`;
}
