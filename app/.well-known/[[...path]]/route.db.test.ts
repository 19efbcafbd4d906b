import { expect, it } from 'vitest';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { DELETE, GET, OPTIONS, PATCH, POST, PUT } from './route';

useTestDatabase();

it.each(Object.entries({ GET, POST, PUT, PATCH, DELETE, OPTIONS }))('404 in JSON for %s', async (method, handler) => {
  const answer = await handler(new Request(`${TEST_BASE_URL}/.well-known/openid-configuration`, { method }), undefined);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: 'Resource not found' });
});
