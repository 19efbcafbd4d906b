import { describe, expect, it } from 'vitest';
import * as anyOAuthPath from '@/app/oauth/[[...path]]/route';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi } from '@/lib/api/testing/call-api';
import * as anyPath from './route';

useTestDatabase();

describe('an unknown path', () => {
  it.each([
    ['/api', anyPath],
    ['/oauth', anyOAuthPath],
  ])('below %s is 404 in JSON for every method, with or without a token', async (_path, routes) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
      const answer = await callApi(routes[method], { method, token: 'x' });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: 'Resource not found' });
      expect(answer.headers.get('x-request-id')).toBeTruthy();
    }
  });
});
