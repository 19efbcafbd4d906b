import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { newTotpSecret, stepOfCode, totpAddress } from './totp';

/** RFC 6238, appendix B, SHA-1; its eight digits end in the six of today’s applications. */
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32;
const RFC_CODES = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const;

const at = (seconds: number) => new Date(seconds * 1000);

describe('a code', () => {
  it.each(RFC_CODES)('is that of RFC 6238 at %i s', (seconds, code) => {
    expect(stepOfCode(RFC_SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('is taken one step early and one step late, with its own step, and no further', () => {
    const step = Math.floor(1111111111 / 30);
    const [begins, ends] = [step * 30, step * 30 + 29];
    expect(stepOfCode(RFC_SECRET, '050471', at(begins - 30))).toBe(step);
    expect(stepOfCode(RFC_SECRET, '050471', at(ends + 30))).toBe(step);
    expect(stepOfCode(RFC_SECRET, '050471', at(begins - 31))).toBeUndefined();
    expect(stepOfCode(RFC_SECRET, '050471', at(ends + 31))).toBeUndefined();
  });

  it.each(['', '50471', '0504711', '05047x', '000000'])('is not %j', (code) => {
    expect(stepOfCode(RFC_SECRET, code, at(1111111111))).toBeUndefined();
  });
});

it('a secret has 160 bits, no two alike, and goes into the address that telephones read', () => {
  const [secret, other] = [newTotpSecret(), newTotpSecret()];
  expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
  expect(secret).not.toBe(other);
  const address = new URL(totpAddress(secret, 'a@b.example'));
  expect(address.protocol).toBe('otpauth:');
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    issuer: 'Passe Marché',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});
