import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConfigurationError, forgetEnv } from '@/lib/env';
import { isSelfSigned, sealName } from '@/lib/kits/pdfa/seal';
import { checkConfiguredSeal, readConfiguredSeal } from './configured-seal';

/** Made with a program that none of us wrote: an authority, and a seal that it issued for a year. */
let folder: string;
const at = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seal-'));
  const authority = [
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=Autorité',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  ];
  openssl('req', '-utf8', ...authority, '-days', '3650');
  for (const [name, algorithm] of [
    ['rsa', ['rsa:3072']],
    ['ec', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
  ] as const) {
    openssl(
      'req',
      '-utf8',
      '-newkey',
      ...algorithm,
      '-nodes',
      '-subj',
      '/CN=Cachet',
      '-keyout',
      `${name}.key`,
      '-out',
      'csr',
    );
    openssl('x509', '-req', '-in', 'csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-days', '365', '-out', `${name}.pem`);
    writeFileSync(at(`${name}-chain.pem`), `${readFileSync(at('ca.pem'))}\n${readFileSync(at(`${name}.pem`))}`);
    const bundle = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'ca.pem', '-passout', 'pass:secret'];
    openssl('pkcs12', '-export', ...bundle, '-out', `${name}.p12`);
  }
  openssl(
    'pkcs12',
    '-export',
    '-legacy',
    '-inkey',
    'rsa.key',
    '-in',
    'rsa.pem',
    '-passout',
    'pass:secret',
    '-out',
    'old.p12',
  );
  openssl('pkey', '-in', 'rsa.key', '-aes256', '-passout', 'pass:secret', '-out', 'locked.key');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pem = (key: string, certificate: string, SEAL_PASSPHRASE?: string) =>
  readConfiguredSeal({ SEAL_KEY_FILE: at(key), SEAL_CERTIFICATE_FILE: at(certificate), SEAL_PASSPHRASE });
const pkcs12 = (file: string, SEAL_PASSPHRASE = 'secret') =>
  readConfiguredSeal({ SEAL_PKCS12_FILE: at(file), SEAL_PASSPHRASE });
const lines = (...expected: string[]) => expect.objectContaining({ lines: expected });

describe('the seal that the environment names', () => {
  it.each([
    ['a key and a chain in any order', () => pem('rsa.key', 'rsa-chain.pem'), 2],
    ['an elliptic curve', () => pem('ec.key', 'ec-chain.pem'), 2],
    ['a key under a passphrase', () => pem('locked.key', 'rsa.pem', 'secret'), 1],
    ['a PKCS#12', () => pkcs12('rsa.p12'), 2],
    ['a PKCS#12 with an elliptic curve', () => pkcs12('ec.p12'), 2],
    ['a PKCS#12 in the old encryption', () => pkcs12('old.p12'), 1],
  ])('%s', (_, read, certificates) => {
    const seal = read();
    expect(seal && sealName(seal)).toBe('Cachet');
    expect(seal && isSelfSigned(seal)).toBe(false);
    expect(seal?.certificates).toHaveLength(certificates);
  });

  it('none', () => expect(readConfiguredSeal({})).toBeUndefined());
});

describe('a seal that cannot be used is told in one line', () => {
  it.each([
    ['a missing file', () => pem('none.key', 'rsa.pem'), 'SEAL_KEY_FILE names a file that cannot be read'],
    [
      'the key of another',
      () => pem('ca.key', 'rsa.pem'),
      'SEAL_KEY_FILE and SEAL_CERTIFICATE_FILE: The private key of the seal does not belong to its certificate',
    ],
    [
      'a wrong passphrase',
      () => pem('locked.key', 'rsa.pem', 'wrong'),
      'SEAL_KEY_FILE and SEAL_CERTIFICATE_FILE: The key of the seal is not readable, or its passphrase is wrong',
    ],
    [
      'a wrong passphrase of a PKCS#12',
      () => pkcs12('rsa.p12', 'wrong'),
      'SEAL_PKCS12_FILE: The file is not a PKCS#12 with a key, or its passphrase is wrong',
    ],
  ])('%s', (_, read, line) => {
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(lines(line));
  });

  it('one that is over, or not begun', () => {
    vi.stubEnv('DATABASE_URL', 'postgres://localhost/passe');
    vi.stubEnv('BASE_URL', 'http://localhost');
    vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
    vi.stubEnv('SEAL_KEY_FILE', at('rsa.key'));
    vi.stubEnv('SEAL_CERTIFICATE_FILE', at('rsa.pem'));
    forgetEnv();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect(() => checkConfiguredSeal(inDays(1))).not.toThrow();
    expect(() => checkConfiguredSeal(inDays(400))).toThrow(
      lines('SEAL_CERTIFICATE_FILE: The certificate of the seal has expired'),
    );
    expect(() => checkConfiguredSeal(inDays(-2))).toThrow(
      lines('SEAL_CERTIFICATE_FILE: The certificate of the seal is not valid yet'),
    );
    vi.unstubAllEnvs();
    forgetEnv();
  });
});
