import { describe, expect, it } from 'vitest';
import * as attestation from '@/app/api/v1/market_applications/[identifier]/attestation/route';
import * as documentsPackage from '@/app/api/v1/market_applications/[identifier]/documents_package/route';
import * as markets from '@/app/api/v1/public_markets/route';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { unknownPath } from '@/lib/api/route';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { marketBody } from '@/lib/api/testing/markets';
import { limitFields, useRateLimits } from '@/lib/limits/testing/limits';

useTestDatabase();
useRateLimits();

const LIST = '/api/v1/public_markets';
const identifier = 'FT20261122AAAAAAAA';
const download = (kind: string) => `/api/v1/market_applications/${identifier}/${kind}`;

async function makeCaller(overrides: Parameters<typeof makeTestEditor>[0] = {}, scope = 'api_access') {
  const editor: TestEditor = await makeTestEditor(overrides);
  const token = await tokenOf(editor, scope);
  return {
    list: () => callApi(markets.GET, { path: LIST, token }),
    create: (market: unknown) => callApi(markets.POST, { path: LIST, token, json: { public_market: market } }),
    remove: () => callApi(markets.DELETE, { path: LIST, token, method: 'DELETE' }),
    unknown: () => callApi(unknownPath, { path: '/api/v1/nothing', token }),
    attestation: () => callApi(attestation.GET, { path: download('attestation'), token, params: { identifier } }),
    documents: () =>
      callApi(documentsPackage.GET, { path: download('documents_package'), token, params: { identifier } }),
  };
}

describe('the API', () => {
  it('lets 50 pass in a minute, and no more', async () => {
    const { list } = await makeCaller();
    const answers = await Promise.all(Array.from({ length: 60 }, list));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(50);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(10);
  });

  it('429 says when to come back', async () => {
    const { list } = await makeCaller({ rateLimits: { api: { burst: 1 } } });
    await list();
    const answer = await list();
    expect(answer.status).toBe(429);
    const body = await answer.json();
    expect(body).toEqual({ error: 'Rate limit exceeded', retry_after: expect.any(Number) });
    expect(body.retry_after).toBeGreaterThan(0);
    expect(body.retry_after).toBeLessThanOrEqual(60);
    expect(answer.headers.get('retry-after')).toBe(String(body.retry_after));
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect(limitFields(answer)).toMatchObject({ limit: 1000, remaining: 999 });
  });

  it('counts and tells whatever the answer: 200, 201, 403, 404, 405, 422', async () => {
    const caller = await makeCaller();
    const reader = await makeCaller({}, 'api_read');
    const answers = [
      await caller.list(),
      await caller.create(marketBody()),
      await caller.create({}),
      await caller.remove(),
      await caller.unknown(),
      await reader.create(marketBody()),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 201, 422, 405, 404, 403]);
    expect(answers.map((answer) => limitFields(answer).remaining)).toEqual([999, 998, 997, 996, 995, 999]);
    for (const answer of answers) {
      expect(limitFields(answer)).toMatchObject({
        limit: 1000,
        policy: '"api-hour";q=1000;w=3600, "api-burst";q=50;w=60',
        rateLimit: expect.stringMatching(/^"api-hour";r=\d+;t=\d+, "api-burst";r=\d+;t=\d+$/),
      });
    }
  });

  it('a request without an editor is shown the usual budget, and is never refused', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => callApi(markets.GET, { path: LIST, token: 'not-a-token' })),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(limitFields(answer)).toMatchObject({ limit: 1000, remaining: 1000 });
    }
  });
});

describe('downloads', () => {
  it('have a bucket of their own, which both share', async () => {
    const caller = await makeCaller();
    await caller.list();
    const first = await caller.attestation();
    expect(first.status).toBe(404);
    expect(limitFields(first)).toMatchObject({ limit: 100, remaining: 99 });
    expect(limitFields(await caller.documents())).toMatchObject({
      remaining: 98,
      policy: '"downloads-hour";q=100;w=3600, "downloads-burst";q=10;w=60',
    });
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await caller.documents()).status));
    expect(statuses.toSorted()).toEqual([...Array(8).fill(404), ...Array(4).fill(429)]);
    expect(limitFields(await caller.list()).remaining).toBe(998);
  });
});
