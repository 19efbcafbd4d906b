import { env } from '@/lib/env';
import { decryptSecret, encryptSecret } from '@/lib/keys';

/** Ties a ciphertext to its application: moved to another row, it does not open. */
const contextOf = (applicationId: string) => `verification/${applicationId}`;

export function sealVerificationSecret(applicationId: string, secret: string): string {
  return encryptSecret(secret, contextOf(applicationId));
}

export function openVerificationSecret(applicationId: string, ciphertext: string): string {
  return decryptSecret(ciphertext, contextOf(applicationId));
}

/** Where the QR code of the attestation leads. */
export function verificationUrl(identifier: string, secret: string): string {
  return `${env().BASE_URL}/verification/${identifier}?k=${secret}`;
}
