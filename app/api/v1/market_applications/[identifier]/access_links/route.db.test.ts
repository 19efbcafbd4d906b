import { beforeAll, describe, expect, it } from 'vitest';
import { POST as start } from '@/app/api/v1/public_markets/[identifier]/market_applications/route';
import { findSession } from '@/db/queries/access';
import { findApplicationIdByIdentifier } from '@/db/queries/applications';
import { findApplicationOpenTo } from '@/db/queries/open-applications';
import { changeMarket } from '@/db/testing/change-rows';
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
const DEADLINE = new Date('2090-06-01T10:00:00Z');

let owner: TestEditor;
let token: string;
let market: string;
let identifier: string;
let firstUrl: string;

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
  market = await makeMarket(owner, { deadline: DEADLINE.toISOString() });
  const answer = await callApi(start, { method: 'POST', token, params: { identifier: market } });
  ({ identifier, application_url: firstUrl } = await answer.json());
});

const renew = (json: unknown = {}) => callApi(routes.POST, { token, params: { identifier }, json });

async function enter(url: string): Promise<string | undefined> {
  const [, linkToken = ''] = /\/access\/([\w-]+)\//.exec(url) ?? [];
  const subjectId = (await findApplicationIdByIdentifier(identifier)) ?? '';
  const sessionToken = await enterByLink(
    { token: linkToken, subject: 'application', subjectId },
    undefined,
    new Date(),
  );
  return sessionToken ? (await findSession(digestSecret(sessionToken)))?.id : undefined;
}

const mayOpen = async (sessionId = '') => (await findApplicationOpenTo(sessionId, identifier)) !== undefined;

describe('POST /api/v1/market_applications/{identifier}/access_links', () => {
  describe('201', () => {
    it('a fresh link, until 30 days after the deadline; the first one still opens', async () => {
      const answer = await renew();
      expect(answer.status).toBe(201);
      const fresh = await answer.json();
      const [before, rest] = fresh.url.split('/access/');
      expect(before).toBe(`${TEST_BASE_URL}/candidate/market_applications/${identifier}`);
      expect(rest).toMatch(/^[\w-]{43}\/company_identification$/);
      expect(fresh.expires_at).toBe(new Date(DEADLINE.getTime() + 30 * DAY_MS).toISOString());
      expect(await mayOpen(await enter(fresh.url))).toBe(true);
      expect(await mayOpen(await enter(firstUrl))).toBe(true);
    });

    it('30 days from now once the deadline has passed: the attestation is still to be had', async () => {
      await changeMarket(market, { deadline: new Date(Date.now() - 90 * DAY_MS) });
      const lifeMs = Date.parse((await (await renew()).json()).expires_at) - Date.now();
      expect(lifeMs).toBeGreaterThan(30 * DAY_MS - 20_000);
      expect(lifeMs).toBeLessThanOrEqual(30 * DAY_MS);
      await changeMarket(market, { deadline: DEADLINE });
    });

    it('revoke_previous ends the earlier links, and what the sessions that used them may open', async () => {
      const session = await enter(firstUrl);
      expect(await mayOpen(session)).toBe(true);
      const fresh = await (await renew({ revoke_previous: true })).json();
      expect(await mayOpen(session)).toBe(false);
      expect(await enter(firstUrl)).toBeUndefined();
      expect(await mayOpen(await enter(fresh.url))).toBe(true);
    });
  });

  describe('400', () => {
    it('for what is not JSON', async () => {
      expect((await callApi(routes.POST, { token, params: { identifier }, text: '{' })).status).toBe(400);
    });
  });

  describe('422', () => {
    it('for revoke_previous that is neither true nor false', async () => {
      const answer = await renew({ revoke_previous: 'oui' });
      expect(answer.status).toBe(422);
      expect((await answer.json()).errors).toEqual(['Le membre «\u00a0revoke_previous\u00a0» doit être true ou false']);
    });
  });

  itIsGuarded(routes.POST, 'api_write', () => ({ owner, request: { method: 'POST', params: { identifier } } }));
  itAllowsOnly('POST, OPTIONS', { ...routes });
});
