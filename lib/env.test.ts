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

  it.each([
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, silent'],
    ['INNGEST_BASE_URL', 'nowhere', 'must be an http(s):// address'],
    ['DEMO_WEBHOOK_URL', 'nowhere', 'must be an http(s):// address'],
    ['DEMO_EDITOR_URL', 'nowhere', 'must be an http(s):// address'],
    ['REGISTERS_MINUTE_MS', '-1', 'must be written as a whole number of milliseconds, 60000 for instance'],
    ['INNGEST_SIGNING_KEY', 'signkey-prod-abc', 'must be an even number of hexadecimal characters'],
    ['COMMIT', 'v1.0', 'must be a commit: 7 to 64 hexadecimal characters'],
    ['SECURITY_CONTACT', 'security@example.org', 'must be a mailto: or https:// address'],
    ['DATABASE_URL', 'mysql://a', 'must be a postgres:// address'],
    ['BASE_URL', 'passe.example', 'must be an http(s):// address'],
    ['SECRET_KEY', 'short', 'must be 64 hexadecimal characters (openssl rand -hex 32)'],
    ['DEMO', 'yes', 'must be true or false'],
    ['RATE_LIMITS', 'no', 'must be on or off'],
    ['WEBHOOK_ALLOW_PRIVATE', '1', 'must be true or false'],
    ['SEAL_KEY_FILE', 'seal.key', 'must be an absolute path'],
    ['TSA_URL', 'ftp://a', 'must be an http(s):// address'],
    ['CLAMD_HOST', 'a b', 'must be host or host:port'],
    ['TRUSTED_PROXIES', 'nginx', 'must be addresses or CIDR blocks, separated by commas'],
    ['METRICS_TOKEN', 'short', 'must be at least 16 characters of a bearer token'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector', 'must be an http(s):// address'],
    ['API_ENTREPRISE_URL', 'entreprise', 'must be an http(s):// address'],
    ['RECHERCHE_ENTREPRISES_URL', 'recherche', 'must be an http(s):// address'],
    ['RETENTION', 'drafts', 'must be rules and months, as in drafts=6,audit=72'],
    ['DISK_RESERVE', 'much', 'must be written as 2GB,5%'],
    ['STORAGE_CEILING', 'much', 'must be written as 500GB'],
  ])('says in words what is wrong with %s, never its value', (name, value, problem) => {
    expect(linesFor({ [name]: value })).toContain(`${name} ${problem}`);
    expect(linesFor({ [name]: value }).join()).not.toContain('Invalid');
  });

  it('who writes to people says in whose name', () => {
    expect(linesFor({ SMTP_URL: 'smtp://mail.example' })).toEqual(['SMTP_FROM is missing (SMTP_URL is set)']);
    expect(linesFor({ SMTP_URL: 'http://mail.example', SMTP_FROM: 'a' })).toEqual([
      'SMTP_URL must be an smtp(s):// address',
      'SMTP_FROM must be an e-mail address',
    ]);
    expect(linesFor({ SMTP_URL: 'smtps://u:p@mail.example:465', SMTP_FROM: 'a@b.example' })).toEqual([]);
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

describe('STORAGE_URL', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
  const location = (url: string, others: Record<string, string> = keys) =>
    parseEnv({ ...valid, ...others, STORAGE_URL: url }).STORAGE_URL;

  it('is absent by default: files are kept on disk', () => {
    expect(parseEnv({ ...valid, ...keys }).STORAGE_URL).toBeUndefined();
  });

  it('names a bucket, and where to find it', () => {
    expect(location('s3://files?region=eu-west-3')).toEqual({
      bucket: 'files',
      prefix: '',
      region: 'eu-west-3',
      endpoint: undefined,
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: undefined },
    });
    expect(
      location('s3://files/passe/marche/', { ...keys, AWS_REGION: 'fr-par', AWS_SESSION_TOKEN: 't' }),
    ).toMatchObject({
      prefix: 'passe/marche/',
      region: 'fr-par',
      credentials: { sessionToken: 't' },
    });
  });

  it('carries its own key and server', () => {
    expect(location('s3://a%2Fb:c%2Bd@files?region=x&endpoint=http://127.0.0.1:9000', {})).toMatchObject({
      endpoint: 'http://127.0.0.1:9000',
      credentials: { accessKeyId: 'a/b', secretAccessKey: 'c+d' },
    });
  });

  it.each([
    ['/var/files', 'STORAGE_URL must have the form s3://'],
    ['https://files', 'STORAGE_URL must have the form s3://'],
    ['s3://files:9000?region=x', 'STORAGE_URL must have the form s3://'],
    ['s3://F?region=x', 'STORAGE_URL must name a bucket'],
    ['s3://files/a/../b c?region=x', 'STORAGE_URL must have a prefix'],
    ['s3://files?region=x&regoin=y', 'STORAGE_URL may have region and endpoint as parameters'],
    ['s3://files?region=x&endpoint=ftp://y', 'STORAGE_URL must have an http(s):// address as endpoint'],
    ['s3://files', 'STORAGE_URL has no region'],
    ['s3://%E0%A4%A:x@files?region=x', 'STORAGE_URL must have key and secret percent-encoded'],
  ])('%s: %s…', (STORAGE_URL, line) => {
    expect(linesFor({ ...keys, STORAGE_URL })).toEqual([expect.stringContaining(line)]);
  });

  it('needs credentials, and repeats none', () => {
    const STORAGE_URL = 's3://files?region=x';
    expect(linesFor({ STORAGE_URL })).toEqual([expect.stringMatching(/^AWS_ACCESS_KEY_ID is missing/)]);
    expect(linesFor({ STORAGE_URL, AWS_ACCESS_KEY_ID: 'k' })).toEqual([
      expect.stringMatching(/^AWS_SECRET_ACCESS_KEY is missing/),
    ]);
    expect(linesFor({ STORAGE_URL: 's3://key:hidden@F' }).join()).not.toContain('hidden');
  });
});
