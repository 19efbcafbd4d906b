import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { redactPath } from './log';

describe('redactPath', () => {
  it.each([
    ['/buyer/public_markets/VR-1/access/s3cret_-/setup', '/buyer/public_markets/VR-1/access/[redacted]/setup'],
    ['/candidate/market_applications/FT1/access/s3cret', '/candidate/market_applications/FT1/access/[redacted]'],
    ['/x/access/s3cret?y=1', '/x/access/[redacted]?y=1'],
    ['/x/access/s3cret#y', '/x/access/[redacted]#y'],
    ['/x/access/one/access/two', '/x/access/[redacted]/access/[redacted]'],
    ['//x//access//s3cret//setup', '//x//access//[redacted]//setup'],
    ['/x/access///s3cret', '/x/access///[redacted]'],
    ['/x\\access\\s3cret\\setup', '/x\\access\\[redacted]\\setup'],
    ['/x/%61cce%73s/s3cret/setup', '/x/%61cce%73s/[redacted]/setup'],
    ['/x%2Faccess%2fs3cret%2Fsetup', '/x%2Faccess%2f[redacted]'],
    ['http://h//access/s3cret', 'http://h//access/[redacted]'],
    ['/api/v1/public_markets/VR-1/access_links', '/api/v1/public_markets/VR-1/access_links'],
    ['/', '/'],
  ])('%s is logged as %s', (given, logged) => {
    expect(redactPath(given)).toBe(logged);
  });
});

it('writes JSON lines without the values of secrets, whatever carries them', () => {
  const script = `
    import { log } from '@/lib/observability/log';
    const secrets = { token: 'S3CRET', client_secret: 'S3CRET', authorization: 'Bearer S3CRET', password: 'S3CRET' };
    log().info({ ...secrets, access_token: 'S3CRET', headers: { authorization: 'S3CRET', cookie: 'S3CRET' }, kept: 1 }, 'hello');
    log().error({ err: Object.assign(new Error('why'), { params: ['S3CRET'], query: 'select 1' }) }, 'failed');
  `;
  const { stdout, stderr } = spawnSync(
    path.resolve('node_modules/.bin/node'),
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    {
      encoding: 'utf8',
      env: {
        NODE_ENV: 'test',
        DATABASE_URL: 'postgres://localhost/none',
        BASE_URL: 'http://localhost:3000',
        SECRET_KEY: '5e'.repeat(32),
        LOG_LEVEL: 'info',
      },
    },
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(stderr).toBe('');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ msg: 'hello', kept: 1, token: '[redacted]', headers: { cookie: '[redacted]' } });
  expect(lines[1]).toMatchObject({ msg: 'failed', err: { query: 'select 1' } });
  expect(stdout).not.toContain('S3CRET');
});

it('says which request a line comes from, in what it does later too, and nothing else of it', () => {
  const script = `
    import { setTimeout } from 'node:timers/promises';
    import { log } from '@/lib/observability/log';
    import { originOf, withOrigin } from '@/lib/observability/origin';
    const sent = { applicationId: 'a1', requestId: 'request-1', traceparent: '00-S3CRET' };
    await Promise.all([
      withOrigin(originOf(sent), async () => { await setTimeout(2); log().info('later'); }),
      withOrigin(originOf({ applicationId: 'a2' }), async () => log().info('of nobody')),
      withOrigin(originOf({ requestId: 'request-2' }), async () => log().child({ part: 'jobs' }).warn({ requestId: 'own' }, 'its own')),
    ]);
    log().info('outside');
  `;
  const env = {
    NODE_ENV: 'test' as const,
    DATABASE_URL: 'postgres://localhost/none',
    BASE_URL: 'http://localhost:3000',
    SECRET_KEY: '5e'.repeat(32),
    LOG_LEVEL: 'info',
  };
  const { stdout, stderr } = spawnSync(
    path.resolve('node_modules/.bin/node'),
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { encoding: 'utf8', env },
  );
  expect(stderr).toBe('');
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const said = lines.map(({ msg, requestId }) => [msg, requestId]);
  expect(said).toEqual([
    ['of nobody', undefined],
    ['its own', 'own'],
    ['later', 'request-1'],
    ['outside', undefined],
  ]);
  expect(stdout).not.toContain('S3CRET');
});
