import { expect, it } from 'vitest';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { callApi } from '@/lib/api/testing/call-api';
import { DELETE, GET, PATCH, POST, PUT } from './route';

useTestDatabase();

const request = (method: string) => new Request(`${TEST_BASE_URL}/.well-known/oauth-authorization-server`, { method });

it('200: what RFC 8414 has of this server', async () => {
  const answer = await callApi(GET);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
  const authentications = ['client_secret_basic', 'client_secret_post'];
  expect(await answer.json()).toEqual({
    issuer: TEST_BASE_URL,
    token_endpoint: `${TEST_BASE_URL}/oauth/token`,
    token_endpoint_auth_methods_supported: authentications,
    revocation_endpoint: `${TEST_BASE_URL}/oauth/revoke`,
    revocation_endpoint_auth_methods_supported: authentications,
    introspection_endpoint: `${TEST_BASE_URL}/oauth/introspect`,
    introspection_endpoint_auth_methods_supported: authentications,
    jwks_uri: `${TEST_BASE_URL}/.well-known/jwks.json`,
    scopes_supported: ['api_access', 'api_read', 'api_write'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    service_documentation: `${TEST_BASE_URL}/documentation/api`,
  });
});

it.each(Object.entries({ POST, PUT, PATCH, DELETE }))('405 for %s', async (method, handler) => {
  const answer = await handler(request(method), undefined);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')?.split(', ')).toContain('GET');
});
