import { beforeAll, describe, expect, it } from 'vitest';
import { findSession } from '@/db/queries/access';
import { findMarketIdByIdentifier, findMarketOpenTo } from '@/db/queries/markets';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly, itIsGuarded } from '@/lib/api/testing/guarded';
import { makeMarket } from '@/lib/api/testing/markets';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { digestSecret } from '@/lib/keys';
import * as routes from './route';

useTestDatabase();

const DAY_MS = 86_400_000;

let owner: TestEditor;
let token: string;
let identifier: string;

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
  identifier = await makeMarket(owner, { completed: false });
});

const renew = (json?: unknown, headers: Record<string, string> = {}) =>
  callApi(routes.POST, { method: 'POST', token, params: { identifier }, headers, ...(json !== undefined && { json }) });

/** Opens a link as a browser would; returns the session's id, or nothing when the link opens nothing. */
async function enter(url: string): Promise<string | undefined> {
  const [, linkToken = ''] = /\/access\/([\w-]+)\//.exec(url) ?? [];
  const subjectId = (await findMarketIdByIdentifier(identifier)) ?? '';
  const sessionToken = await enterByLink({ token: linkToken, subject: 'market', subjectId }, undefined, new Date());
  return sessionToken ? (await findSession(digestSecret(sessionToken)))?.id : undefined;
}

const mayOpen = async (sessionId = '') => (await findMarketOpenTo(sessionId, identifier)) !== undefined;

describe('POST /api/v1/public_markets/{identifier}/access_links', () => {
  describe('201', () => {
    it.each([
      undefined,
      {},
      { revoke_previous: false },
      { revoke_previous: null },
      { revoke_previous: ' ' },
      { unknown: 1 },
    ])('a fresh link of 30 days, the earlier ones left alone: %j', async (body) => {
      const earlier = (await (await renew()).json()).url;
      const before = Date.now();
      const answer = await renew(body);
      expect(answer.status).toBe(201);
      const fresh = await answer.json();
      expect(Object.keys(fresh)).toEqual(['url', 'expires_at']);
      const [start, rest] = fresh.url.split('/access/');
      expect(start).toBe(`${TEST_BASE_URL}/buyer/public_markets/${identifier}`);
      expect(rest).toMatch(/^[\w-]{43}\/setup$/);
      const lifeMs = Date.parse(fresh.expires_at) - before;
      expect(lifeMs).toBeGreaterThanOrEqual(30 * DAY_MS);
      expect(lifeMs).toBeLessThan(30 * DAY_MS + 20_000);
      expect(await mayOpen(await enter(earlier))).toBe(true);
      expect(await mayOpen(await enter(fresh.url))).toBe(true);
    });

    it('revoke_previous ends the earlier links, and what the sessions that used them may open', async () => {
      const earlier = (await (await renew()).json()).url;
      const session = await enter(earlier);
      expect(await mayOpen(session)).toBe(true);
      const fresh = await (await renew({ revoke_previous: true })).json();
      expect(await mayOpen(session)).toBe(false);
      expect(await enter(earlier)).toBeUndefined();
      expect(await mayOpen(await enter(fresh.url))).toBe(true);
    });

    it('of ten renewals at once that revoke, one link stands', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => renew({ revoke_previous: true })));
      const links: { url: string }[] = await Promise.all(answers.map((answer) => answer.json()));
      const sessions = await Promise.all(links.map(({ url }) => enter(url)));
      expect(sessions.filter((session) => session !== undefined)).toHaveLength(1);
    });

    it('leaves the links into other markets alone', async () => {
      const session = await enter((await (await renew({ revoke_previous: true })).json()).url);
      const other = await makeMarket(owner);
      const answer = await callApi(routes.POST, {
        token,
        params: { identifier: other },
        json: { revoke_previous: true },
      });
      expect(answer.status).toBe(201);
      expect(await mayOpen(session)).toBe(true);
    });
  });

  describe('400', () => {
    it.each(['{', '[]', 'null', '"text"', 'revoke_previous=true'])('for %s', async (text) => {
      const answer = await callApi(routes.POST, { token, params: { identifier }, text });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: 'Le corps de la requête n’est pas un objet JSON en UTF-8' });
    });
  });

  describe('413', () => {
    it('for a body over 10 MB', async () => {
      const text = ' '.repeat(10_000_001);
      expect((await callApi(routes.POST, { token, params: { identifier }, text })).status).toBe(413);
    });
  });

  describe('422', () => {
    it.each(['true', 1, [], {}])('for revoke_previous: %j', async (given) => {
      const answer = await renew({ revoke_previous: given }, { 'Accept-Language': 'en' });
      expect(answer.status).toBe(422);
      const message = 'Member "revoke_previous" must be true or false';
      expect(await answer.json()).toEqual({
        errors: [message],
        details: [{ field: 'revoke_previous', code: 'not_boolean', message }],
      });
    });
  });

  itIsGuarded(routes.POST, 'api_write', () => ({ owner, request: { method: 'POST', params: { identifier } } }));
  itAllowsOnly('POST, OPTIONS', { ...routes });
});
