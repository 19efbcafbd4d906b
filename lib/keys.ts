import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/**
 * Everything secret descends from `SECRET_KEY` through HKDF (RFC 5869), one independent key per use: a key that leaks
 * says nothing of the others, and an operator has one secret to keep.
 */
type Use = 'digest' | 'encryption' | 'session' | 'inngest' | 'audit' | 'password';

const derived = new Map<string, Buffer>();

/** 32 bytes for one use, the same on every process of the instance. */
export function deriveKey(use: Use): Buffer {
  const { SECRET_KEY } = env();
  // Kept: nearly every request needs one.
  const name = `${SECRET_KEY}/${use}`;
  const key = derived.get(name) ?? Buffer.from(hkdfSync('sha256', Buffer.from(SECRET_KEY, 'hex'), '', info(use), 32));
  derived.set(name, key);
  return key;
}

const info = (use: Use) => `passe-marche/${use}`;

/**
 * Keyed digest of a machine-made secret (client secret, access link, session), in hexadecimal. HMAC-SHA-256 and not a
 * slow hash: these secrets have at least 128 random bits, so that slowness would only help a denial of service.
 */
export function digestSecret(secret: string): string {
  return createHmac('sha256', deriveKey('digest')).update(secret, 'utf8').digest('hex');
}

/** Compares in a time that does not depend on the contents; false when the lengths differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM. `context` is authenticated with the text: a ciphertext moved to another row does not open there. */
export function encryptSecret(text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveKey('encryption'), nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Throws when the key, the context or the ciphertext is not the one it was encrypted with. */
export function decryptSecret(ciphertext: string, context: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  // Without the length, a ciphertext cut to four bytes of tag would be checked on these alone.
  const decipher = createDecipheriv('aes-256-gcm', deriveKey('encryption'), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return text.toString('utf8');
}
