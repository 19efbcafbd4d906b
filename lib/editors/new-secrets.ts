import { randomBytes } from 'node:crypto';
import { encryptSecret } from '@/lib/keys';

/** Contract §2: 32 and 64 hexadecimal characters from a CSPRNG. */
export const newClientId = () => randomBytes(16).toString('hex');
export const newSecret = () => randomBytes(32).toString('hex');

/** A webhook secret as it is kept; it opens for this editor only. */
export const sealWebhookSecret = (secret: string, editorId: string) =>
  encryptSecret(secret, `webhook-secret/${editorId}`);

/** The form in which the libraries of Standard Webhooks 1.0 take a secret: its bytes in base64, after `whsec_`. */
export const standardWebhookSecret = (secret: string) => `whsec_${Buffer.from(secret, 'utf8').toString('base64')}`;
