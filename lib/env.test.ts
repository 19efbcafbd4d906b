import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigurationError, env, forgetEnv, parseEnv } from './env';

const valid = {
  DATABASE_URL: 'postgres://localhost/passe',
  BASE_URL: 'https://passe.example',
  SECRET_KEY: 'ab'.repeat(32),
};

function linesFor(changes: Record<string, string | undefined>): string[] {
  try {
    parseEnv({ ...valid, ...changes });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.lines;
  }
}

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

describe('parseEnv', () => {
  it('fills in the defaults', () => {
    expect(parseEnv(valid)).toMatchObject({ ...valid, DATA_DIR: '.data', DEMO: false });
  });

  it('drops the slash that ends BASE_URL: links are made by adding to it', () => {
    expect(parseEnv({ ...valid, BASE_URL: 'https://passe.example//' }).BASE_URL).toBe('https://passe.example');
    expect(parseEnv({ ...valid, BASE_URL: 'https://x.example/passe/' }).BASE_URL).toBe('https://x.example/passe');
  });

  it.each([
    ['true', true],
    ['false', false],
    ['', false],
  ])('reads a flag: %j is %s', (DEMO, value) => {
    expect(parseEnv({ ...valid, DEMO }).DEMO).toBe(value);
  });

  it('reads a list of proxies, nobody by default', () => {
    expect(parseEnv(valid)).toMatchObject({ TRUSTED_PROXIES: [], RATE_LIMITS: 'on' });
    expect(parseEnv({ ...valid, TRUSTED_PROXIES: ' 10.0.0.0/8, 192.0.2.1,,::1/128 ' }).TRUSTED_PROXIES).toEqual([
      '10.0.0.0/8',
      '192.0.2.1',
      '::1/128',
    ]);
  });

  it.each([
    ['clamd', { host: 'clamd', port: 3310 }],
    ['10.0.0.2:3311', { host: '10.0.0.2', port: 3311 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['', undefined],
  ])('reads where clamd listens: %j', (CLAMD_HOST, address) => {
    expect(parseEnv({ ...valid, CLAMD_HOST }).CLAMD_HOST).toEqual(address);
  });

  it.each<[string, string | undefined, string]>([
    ['CLAMD_HOST', 'http://clamd', 'CLAMD_HOST must be host or host:port'],
    ['CLAMD_HOST', 'clamd:99999', 'CLAMD_HOST must have a port from 1 to 65535'],
    ['DATABASE_URL', undefined, 'DATABASE_URL is missing'],
    ['DATABASE_URL', '', 'DATABASE_URL is missing'],
    ['DATABASE_URL', 'mysql://user:secret@host/db', 'DATABASE_URL must be a postgres:// address'],
    ['DATABASE_URL', 'nonsense', 'DATABASE_URL must be a postgres:// address'],
    ['BASE_URL', undefined, 'BASE_URL is missing'],
    ['BASE_URL', 'passe.example', 'BASE_URL must be an http(s):// address'],
    ['BASE_URL', 'ftp://passe.example', 'BASE_URL must be an http(s):// address'],
    ['SECRET_KEY', undefined, 'SECRET_KEY is missing'],
    ['SECRET_KEY', 'short', 'SECRET_KEY must be 64 hexadecimal characters (openssl rand -hex 32)'],
    ['SECRET_KEY', 'zz'.repeat(32), 'SECRET_KEY must be 64 hexadecimal characters (openssl rand -hex 32)'],
    ['DEMO', 'yes', 'DEMO must be true or false'],
    ['RATE_LIMITS', 'false', 'RATE_LIMITS must be on or off'],
    ...['10.0.0.0/33', '10.0.0', '10.0.0.1/', '10.0.0.1/8/8', '::1/129', 'proxy.example', '10.0.0.1;10.0.0.2'].map(
      (list): [string, string, string] => [
        'TRUSTED_PROXIES',
        list,
        'TRUSTED_PROXIES must be addresses or CIDR blocks, separated by commas',
      ],
    ),
  ])('%s=%j: one line, %s', (name, value, line) => {
    expect(linesFor({ [name]: value })).toEqual([line]);
  });

  it('says everything that is wrong, a line each, and never a value', () => {
    const lines = linesFor({ DATABASE_URL: undefined, SECRET_KEY: 'hunter2', DEMO: 'hunter2', LOG_LEVEL: 'hunter2' });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['DATABASE_URL', 'SECRET_KEY', 'DEMO', 'LOG_LEVEL']);
    for (const line of lines) expect(line).not.toMatch(/hunter2|\n/);
  });

  it('wants the keys of an Inngest server with its address', () => {
    expect(linesFor({ INNGEST_BASE_URL: 'http://inngest:8288', INNGEST_EVENT_KEY: 'k' })).toEqual([
      'INNGEST_SIGNING_KEY is missing (INNGEST_BASE_URL is set)',
    ]);
    expect(linesFor({ INNGEST_EVENT_KEY: 'k' })).toEqual([]);
  });
});

describe('env', () => {
  it('is read once, until forgotten', () => {
    for (const [name, value] of Object.entries(valid)) vi.stubEnv(name, value);
    forgetEnv();
    expect(env().BASE_URL).toBe('https://passe.example');
    vi.stubEnv('BASE_URL', 'https://other.example');
    expect(env().BASE_URL).toBe('https://passe.example');
    forgetEnv();
    expect(env().BASE_URL).toBe('https://other.example');
  });
});
