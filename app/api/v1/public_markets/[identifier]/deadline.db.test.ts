import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as start } from '@/app/api/v1/public_markets/[identifier]/market_applications/route';
import { findApplicationIdByIdentifier, findApplicationOfEditor } from '@/db/queries/applications';
import { changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly, itIsGuarded } from '@/lib/api/testing/guarded';
import { HOUR_MS, makeMarket } from '@/lib/api/testing/markets';
import { submitApplication } from '@/lib/applications/submit-application';
import { enterByLink } from '@/lib/auth/enter-by-link';
import * as routes from './route';

useTestDatabase();

const LINK_MS = 30 * 24 * HOUR_MS;

let owner: TestEditor;
let token: string;
let identifier: string;

beforeAll(async () => {
  owner = await makeTestEditor();
  token = await tokenOf(owner);
});
beforeEach(async () => {
  identifier = await makeMarket(owner, { deadline: '2090-06-01T10:00:00Z' });
});

const patch = (market: unknown, headers: Record<string, string> = {}) =>
  callApi(routes.PATCH, {
    method: 'PATCH',
    token,
    params: { identifier },
    json: { public_market: market },
    headers,
  });

const startApplication = async () => (await callApi(start, { method: 'POST', token, params: { identifier } })).json();

async function mayEnter(application: { identifier: string; application_url: string }, at: number): Promise<boolean> {
  const [, linkToken = ''] = /\/access\/([\w-]+)\//.exec(application.application_url) ?? [];
  const subjectId = (await findApplicationIdByIdentifier(application.identifier)) ?? '';
  return (
    (await enterByLink({ token: linkToken, subject: 'application', subjectId }, undefined, new Date(at))) !== undefined
  );
}

describe('PATCH /api/v1/public_markets/{identifier}', () => {
  describe('200', () => {
    it.each([
      ['later', '2091-01-01T00:00:00Z', '2091-01-01T00:00:00.000Z'],
      ['earlier', '2089-01-01', '2089-01-01T22:59:59.000Z'],
      ['the same', '2090-06-01T12:00:00+02:00', '2090-06-01T10:00:00.000Z'],
    ])('a %s deadline, read as at creation: %s', async (_what, given, deadline) => {
      const answer = await patch({ deadline: given });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ identifier, deadline, state: 'completed' });
      const shown = await callApi(routes.GET, { token, params: { identifier } });
      expect((await shown.json()).deadline).toBe(deadline);
    });

    it('changes nothing else, whatever else is sent', async () => {
      const before = await (await callApi(routes.GET, { token, params: { identifier } })).json();
      const answer = await patch({ deadline: '2091-01-01T00:00:00Z', name: 'Autre', siret: 'x', state: 'cancelled' });
      expect(await answer.json()).toEqual({ ...before, deadline: '2091-01-01T00:00:00.000Z' });
    });

    it('before the market is configured', async () => {
      identifier = await makeMarket(owner, { completed: false });
      const answer = await patch({ deadline: '2091-01-01T00:00:00Z' });
      expect(await answer.json()).toMatchObject({ state: 'pending', deadline: '2091-01-01T00:00:00.000Z' });
    });

    it('is what candidates see, and submit by, at once', async () => {
      const application = await startApplication();
      await patch({ deadline: '2089-01-01T00:00:00Z' });
      const found = await findApplicationOfEditor(owner.editor.id, application.identifier);
      expect(found?.market.deadline).toEqual(new Date('2089-01-01T00:00:00Z'));
      const submit = (at: string) => submitApplication(found?.application.id ?? '', new Date(at));
      expect(await submit('2089-01-01T00:00:00.001Z')).toEqual({ submitted: false, refusal: 'deadline_passed' });
      expect(await submit('2088-12-31T23:59:59.999Z')).toEqual({ submitted: false, refusal: 'blocked' });
    });

    it.each(['2091-01-01T00:00:00Z', '2089-01-01T00:00:00Z'])(
      'candidates’ links last until 30 days after %s',
      async (deadline) => {
        const application = await startApplication();
        const other = await makeMarket(owner, { deadline: '2090-06-01T10:00:00Z' });
        await patch({ deadline });
        const end = Date.parse(deadline) + LINK_MS;
        expect(await mayEnter(application, end - 1)).toBe(true);
        expect(await mayEnter(application, end)).toBe(false);
        identifier = other;
        expect(await mayEnter(await startApplication(), Date.parse('2090-06-01T10:00:00Z') + LINK_MS - 1)).toBe(true);
      },
    );

    it('takes the last instant that can be written', async () => {
      await startApplication();
      expect((await patch({ deadline: '9999-12-31T23:59:59Z' })).status).toBe(200);
    });
  });

  describe('400', () => {
    it.each(['', '{', '[]', '{"deadline":"2091-01-01"}', '{"market":{}}'])('for %j', async (text) => {
      const answer = await callApi(routes.PATCH, { method: 'PATCH', token, params: { identifier }, text });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: expect.any(String) });
    });
  });

  describe('422', () => {
    it.each([
      [{ deadline: '2020-01-01' }, 'public_market.deadline', 'past'],
      [{ deadline: 'demain' }, 'public_market.deadline', 'malformed'],
      [{ deadline: 12 }, 'public_market.deadline', 'not_text'],
      [{ deadline: null }, 'public_market.deadline', 'missing'],
      [{}, 'public_market.deadline', 'missing'],
      [[], 'public_market', 'malformed'],
      [null, 'public_market', 'malformed'],
    ])('for %j', async (market, field, code) => {
      const answer = await patch(market);
      expect(answer.status).toBe(422);
      const { errors, details } = await answer.json();
      expect(details).toEqual([{ field, code, message: errors[0] }]);
    });

    it('once the current deadline has passed', async () => {
      await changeMarket(identifier, { deadline: new Date(Date.now() - 1000) });
      const answer = await patch({ deadline: '2091-01-01T00:00:00Z' }, { 'Accept-Language': 'en' });
      expect(answer.status).toBe(422);
      expect((await answer.json()).errors).toEqual(['Request is impossible: the deadline has passed']);
    });

    it('once the market is cancelled', async () => {
      await changeMarket(identifier, { cancelledAt: new Date() });
      const answer = await patch({ deadline: '2091-01-01T00:00:00Z' });
      expect(answer.status).toBe(422);
      expect((await answer.json()).details).toMatchObject([{ field: 'public_market.base', code: 'cancelled' }]);
    });
  });

  itIsGuarded(routes.PATCH, 'api_write', () => ({
    owner,
    request: {
      method: 'PATCH',
      params: { identifier },
      json: { public_market: { deadline: '2091-01-01T00:00:00Z' } },
    },
  }));
  itAllowsOnly('GET, HEAD, PATCH, OPTIONS', { ...routes });
});
