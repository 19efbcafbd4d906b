import { Secret, TOTP } from 'otpauth';
import { siteText } from '@/lib/text/site';

/** One-time codes of RFC 6238 as every telephone application reads them: SHA-1, six digits, thirty seconds. */

const SECRET_BYTES = 20;
/** RFC 6238, 5.2: one step either side, for clocks that differ and fingers that are slow. */
const STEPS_EITHER_SIDE = 1;

/** In base 32, as a person would type it: 160 random bits. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

const totpOf = (secret: string, email: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), issuer: siteText.name, label: email });

/** What the QR code says. */
export const totpAddress = (secret: string, email: string): string => totpOf(secret, email).toString();

/**
 * The time step of this code at `now`, or undefined when it is none of the three that are taken. A code serves once
 * (RFC 6238, 5.2): the caller keeps its step, and takes only later ones.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const totp = totpOf(secret, '');
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: STEPS_EITHER_SIDE });
  return delta === null ? undefined : totp.counter({ timestamp: now.getTime() }) + delta;
}
