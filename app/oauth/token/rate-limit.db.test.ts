import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as introspection from '@/app/oauth/introspect/route';
import * as revocation from '@/app/oauth/revoke/route';
import { auditRows } from '@/db/testing/audit-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { validateAnswer } from '@/lib/api/testing/check-answer';
import { forgetEnv } from '@/lib/env';
import { followAnswers } from '@/lib/http/answer-status';
import { limitFields, useRateLimits } from '@/lib/limits/testing/limits';
import { GET, POST } from './route';

useTestDatabase();
useRateLimits();

/** A server, so that requests have an address. */
const server = createServer(async (incoming, outgoing) => {
  const headers = new Headers(incoming.headers as Record<string, string>);
  const body = (await incoming.toArray()).join('');
  const answer = await POST(new Request(`${TEST_BASE_URL}/oauth/token`, { method: 'POST', headers, body }), undefined);
  await validateAnswer('POST', '/oauth/token', answer);
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});

beforeAll(async () => {
  followAnswers();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

type Given = { from?: string; fields?: Record<string, string>; headers?: Record<string, string> };

async function ask({ clientId, clientSecret }: Pick<TestEditor, 'clientId' | 'clientSecret'>, given: Given = {}) {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, ...given.fields };
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...given.headers };
    const { port } = server.address() as AddressInfo;
    const options = { port, host: '127.0.0.1', localAddress: given.from ?? '127.0.0.1', method: 'POST', headers };
    httpRequest(options, resolve).on('error', reject).end(new URLSearchParams(form).toString());
  });
  const body = (await incoming.toArray()).join('');
  return new Response(body, { status: incoming.statusCode ?? 0, headers: incoming.headers as Record<string, string> });
}

const times = async (count: number, one: () => Promise<Response>) => {
  const answers = await Promise.all(Array.from({ length: count }, one));
  return answers.map((answer) => answer.status).toSorted();
};

const statuses = (count: number, status: number) => Array<number>(count).fill(status);

describe('a token request that succeeds', () => {
  it('counts for the editor: 10 in a minute, and no more', async () => {
    const editor = await makeTestEditor();
    expect(await times(14, () => ask(editor))).toEqual([...statuses(10, 200), ...statuses(4, 429)]);
  });

  it('says what is left', async () => {
    const editor = await makeTestEditor();
    const before = Math.floor(Date.now() / 1000);
    await ask(editor);
    const { resetSeconds, ...fields } = limitFields(await ask(editor));
    expect(fields).toEqual({
      limit: 60,
      remaining: 58,
      policy: '"token-hour";q=60;w=3600, "token-burst";q=10;w=60',
      rateLimit: expect.stringMatching(/^"token-hour";r=58;t=3(600|59\d), "token-burst";r=8;t=(60|5\d)$/),
    });
    expect(resetSeconds).toBeGreaterThanOrEqual(before + 3600);
    expect(resetSeconds).toBeLessThanOrEqual(before + 3660);
  });

  it('counts too when the scope is unknown: the client was authenticated', async () => {
    const editor = await makeTestEditor();
    const answer = await ask(editor, { fields: { scope: 'unknown' } });
    expect(answer.status).toBe(400);
    expect(limitFields(answer).remaining).toBe(59);
  });

  it('has the limits agreed with its editor', async () => {
    const editor = await makeTestEditor({ rateLimits: { token: { perHour: 5, burst: 2 } } });
    expect(await times(4, () => ask(editor))).toEqual([200, 200, 429, 429]);
    expect(limitFields(await ask(editor))).toMatchObject({ limit: 5, remaining: 3 });
  });
});

describe('429', () => {
  it('says when to come back', async () => {
    const editor = await makeTestEditor({ rateLimits: { token: { burst: 1 } } });
    await ask(editor);
    const answer = await ask(editor);
    expect(answer.status).toBe(429);
    const body = await answer.json();
    expect(body).toEqual({
      error: 'rate_limit_exceeded',
      error_description: expect.any(String),
      retry_after: expect.any(Number),
    });
    expect(body.retry_after).toBeGreaterThan(0);
    expect(body.retry_after).toBeLessThanOrEqual(60);
    expect(answer.headers.get('retry-after')).toBe(String(body.retry_after));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(limitFields(answer)).toMatchObject({ remaining: 59, rateLimit: `"token-burst";r=0;t=${body.retry_after}` });
  });
});

describe('a failed authentication', () => {
  const wrong = ({ clientId }: TestEditor) => ({ clientId, clientSecret: 'f'.repeat(64) });

  it('counts for the client id and the address, and locks no editor out, not even from that address', async () => {
    const editor = await makeTestEditor();
    expect(await times(13, () => ask(wrong(editor)))).toEqual([...statuses(10, 401), ...statuses(3, 429)]);
    expect(await times(12, () => ask(wrong(editor), { from: '127.0.0.2' }))).toEqual([
      ...statuses(10, 401),
      ...statuses(2, 429),
    ]);
    const other = await makeTestEditor();
    expect((await ask(wrong(other))).status).toBe(401);
    expect(await times(10, () => ask(editor))).toEqual(statuses(10, 200));
  });

  it('says what is left to that client id and address', async () => {
    const editor = await makeTestEditor();
    await ask(wrong(editor));
    const answer = await ask(wrong(editor));
    expect(answer.status).toBe(401);
    expect(limitFields(answer)).toMatchObject({ limit: 60, remaining: 58 });
  });

  it('counts alike for an unknown client, and for one that authenticates by HTTP Basic', async () => {
    const unknown = { clientId: '0'.repeat(32), clientSecret: 'f'.repeat(64) };
    const headers = { Authorization: `Basic ${Buffer.from(`${unknown.clientId}:x`).toString('base64')}` };
    const fields = { client_id: '', client_secret: '' };
    expect(await times(5, () => ask(unknown))).toEqual(statuses(5, 401));
    expect(await times(6, () => ask(unknown, { headers, fields }))).toEqual([...statuses(5, 401), 429]);
  });

  it('takes the address from X-Forwarded-For when a trusted proxy wrote it, and only then', async () => {
    const editor = await makeTestEditor({ rateLimits: null });
    const through = (address: string) => ask(wrong(editor), { headers: { 'X-Forwarded-For': address } });
    vi.stubEnv('TRUSTED_PROXIES', '127.0.0.0/8');
    forgetEnv();
    expect(limitFields(await through('198.51.100.1')).remaining).toBe(59);
    expect(limitFields(await through('198.51.100.2')).remaining).toBe(59);
    expect(limitFields(await through('203.0.113.5, 198.51.100.1')).remaining).toBe(58);
    vi.stubEnv('TRUSTED_PROXIES', '');
    forgetEnv();
    expect(limitFields(await through('198.51.100.1')).remaining).toBe(59);
    expect(limitFields(await through('198.51.100.2')).remaining).toBe(58);
  });
});

describe('a failed authentication elsewhere', () => {
  it('counts with those of the token endpoint, is limited and written down like them, and locks nobody out', async () => {
    const editor = await makeTestEditor();
    const guess = { client_id: editor.clientId, client_secret: 'f'.repeat(64), token: 'x' };
    const post = (route: { POST: typeof POST }, form: Record<string, string>) =>
      route.POST(
        new Request(`${TEST_BASE_URL}/oauth/x`, { method: 'POST', body: new URLSearchParams(form) }),
        undefined,
      );
    const answers: Response[] = [];
    for (let count = 0; count < 7; count += 1) {
      answers.push(await post(introspection, guess), await post(revocation, guess));
    }
    expect(answers.map(({ status }) => status)).toEqual([...statuses(10, 401), ...statuses(4, 429)]);
    expect(limitFields(answers[0] as Response)).toMatchObject({ limit: 60, remaining: 59 });
    expect(await answers[10]?.json()).toMatchObject({ error: 'rate_limit_exceeded', retry_after: expect.any(Number) });
    expect(answers[10]?.headers.get('retry-after')).toMatch(/^\d+$/);
    const written = (await auditRows()).filter(({ targetId }) => targetId === editor.clientId);
    expect(written.map(({ action }) => action)).toEqual([
      'client.authentication_failed',
      'client.authentication_throttled',
    ]);
    const own = { ...guess, client_secret: editor.clientSecret };
    expect((await post(introspection, own)).status).toBe(200);
    expect((await post(revocation, own)).status).toBe(200);
  });
});

describe('a request whose editor nobody knows', () => {
  it('is shown the usual budget, untouched', async () => {
    const malformed = await ask({ clientId: 'x', clientSecret: 'y' }, { fields: { grant_type: 'password' } });
    expect(malformed.status).toBe(400);
    const get = await GET(new Request(`${TEST_BASE_URL}/oauth/token`), undefined);
    expect(get.status).toBe(405);
    for (const answer of [malformed, get]) expect(limitFields(answer)).toMatchObject({ limit: 60, remaining: 60 });
  });
});

describe('RATE_LIMITS=off', () => {
  it('counts nothing and says nothing', async () => {
    vi.stubEnv('RATE_LIMITS', 'off');
    forgetEnv();
    const editor = await makeTestEditor();
    expect(await times(20, () => ask(editor))).toEqual(statuses(20, 200));
    expect(limitFields(await ask(editor))).toMatchObject({ limit: Number.NaN, policy: null, rateLimit: null });
    vi.stubEnv('RATE_LIMITS', 'on');
    forgetEnv();
    expect(limitFields(await ask(editor)).remaining).toBe(59);
  });
});
