import { createHmac, hkdfSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetEnv } from './env';
import { decryptSecret, deriveKey, digestSecret, encryptSecret, equalInConstantTime } from './keys';

const SECRET_KEY = '5e'.repeat(32);

function useSecretKey(key: string): void {
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none');
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.stubEnv('SECRET_KEY', key);
  forgetEnv();
}

beforeAll(() => useSecretKey(SECRET_KEY));
afterAll(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

it('deriveKey is HKDF-SHA-256, one key per use', () => {
  const expected = hkdfSync('sha256', Buffer.from(SECRET_KEY, 'hex'), '', 'passe-marche/session', 32);
  expect(deriveKey('session')).toEqual(Buffer.from(expected));
  const keys = (['digest', 'encryption', 'session', 'inngest'] as const).map((use) => deriveKey(use).toString('hex'));
  expect(new Set(keys).size).toBe(4);
});

it('digestSecret is keyed: the same secret has another digest under another key', () => {
  const digest = digestSecret('secret');
  expect(digest).toBe(createHmac('sha256', deriveKey('digest')).update('secret').digest('hex'));
  expect(digestSecret('secret')).toBe(digest);
  useSecretKey('ab'.repeat(32));
  expect(digestSecret('secret')).not.toBe(digest);
  useSecretKey(SECRET_KEY);
});

it.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['', '', true],
  ['é', 'e', false],
])('equalInConstantTime(%j, %j) is %s', (a, b, expected) => {
  expect(equalInConstantTime(a, b)).toBe(expected);
});

describe('encryptSecret', () => {
  it('comes back with the same context, and never looks the same twice', () => {
    const sealed = encryptSecret('clé secrète 🔑', 'row/1');
    expect(decryptSecret(sealed, 'row/1')).toBe('clé secrète 🔑');
    expect(encryptSecret('clé secrète 🔑', 'row/1')).not.toBe(sealed);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('secr');
    expect(decryptSecret(encryptSecret('', 'row/1'), 'row/1')).toBe('');
  });

  it('does not open in another row', () => {
    expect(() => decryptSecret(encryptSecret('text', 'row/1'), 'row/2')).toThrow();
  });

  it('does not open with any byte changed, cut, or under another key', () => {
    const sealed = encryptSecret('text', 'row/1');
    const bytes = Buffer.from(sealed, 'base64');
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => decryptSecret(changed.toString('base64'), 'row/1')).toThrow();
      expect(() => decryptSecret(bytes.subarray(0, place).toString('base64'), 'row/1')).toThrow();
    }
    useSecretKey('ab'.repeat(32));
    expect(() => decryptSecret(sealed, 'row/1')).toThrow();
    useSecretKey(SECRET_KEY);
  });
});
