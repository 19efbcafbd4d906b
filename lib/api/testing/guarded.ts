import { describe, expect, it } from 'vitest';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { type ApiRequest, callApi, tokenOf } from './call-api';

type Handler = Parameters<typeof callApi>[0];

/** What an endpoint about one resource has in common with the others: who may call it, and for whom it does not exist. */
export function itIsGuarded(
  handler: Handler,
  scope: 'api_read' | 'api_write',
  given: () => { owner: TestEditor; request: ApiRequest },
): void {
  const call = (token: string | undefined, changes: ApiRequest = {}) => {
    const request = { ...given().request, ...changes };
    return callApi(handler, token === undefined ? request : { ...request, token });
  };

  describe('401', () => {
    it.each([undefined, 'not-a-token'])('with the token %s', async (token) => {
      const answer = await call(token);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({ error: 'Not authorized' });
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    });
  });

  describe('403', () => {
    it(`without the scope ${scope}`, async () => {
      const other = scope === 'api_read' ? 'api_write' : 'api_read';
      const answer = await call(await tokenOf(given().owner, other));
      expect(answer.status).toBe(403);
      expect(await answer.json()).toEqual({ error: 'Forbidden' });
    });
  });

  describe('404', () => {
    const UNKNOWN = ['VR-2026-000000000000', 'FT2026112200000000', crypto.randomUUID(), '\0', '%', '../..', '’'];

    it('for another editor', async () => {
      const answer = await call(await tokenOf(await makeTestEditor()));
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: 'Resource not found' });
    });

    it.each(UNKNOWN)('for %j, which nothing is called', async (identifier) => {
      const token = await tokenOf(given().owner, scope);
      const answer = await call(token, { params: { identifier, id: identifier } });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: 'Resource not found' });
    });
  });
}

/** The methods that a path does not have: 405, and OPTIONS, with what it allows. */
export function itAllowsOnly(allow: string, routes: Record<string, Handler>): void {
  const refused = Object.entries(routes).filter(([method]) => !allow.split(', ').includes(method));

  it('says what it allows to OPTIONS', async () => {
    const answer = await callApi(routes.OPTIONS as Handler, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('allow')).toBe(allow);
  });

  describe('405', () => {
    it('is known for five methods', () => expect(Object.keys(routes)).toHaveLength(6));

    it.each(refused)('%s', async (method, handler) => {
      const answer = await callApi(handler, { method });
      expect(answer.status).toBe(405);
      expect(await answer.json()).toEqual({ error: 'Method not allowed' });
      expect(answer.headers.get('allow')).toBe(allow);
    });
  });
}
