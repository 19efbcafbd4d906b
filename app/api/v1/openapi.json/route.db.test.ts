import { describe, expect, it } from 'vitest';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { openApiDocument } from '@/lib/api/openapi/document';
import { callApi } from '@/lib/api/testing/call-api';
import { DELETE, GET, OPTIONS, PATCH, POST, PUT } from './route';

useTestDatabase();

describe('GET /api/v1/openapi.json', () => {
  it('200 for anybody, in JSON, with what a cache needs', async () => {
    const answer = await callApi(GET);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument(TEST_BASE_URL))));
  });

  it('304 for the copy that it returned', async () => {
    const etag = (await callApi(GET)).headers.get('etag') ?? '';
    const answer = await callApi(GET, { headers: { 'If-None-Match': etag } });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe('');
    expect((await callApi(GET, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it.each(Object.entries({ DELETE, PATCH, POST, PUT }))('405 for %s', async (method, handler) => {
    const answer = await callApi(handler, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it('204 for OPTIONS', async () => {
    expect((await callApi(OPTIONS, { method: 'OPTIONS' })).status).toBe(204);
  });
});
