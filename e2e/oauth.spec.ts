import { expect, test } from '@playwright/test';
import * as oauth from 'oauth4webapi';

/** The authorization server of the application as it runs, seen by a client library that is not ours. No browser. */

const insecure = { [oauth.allowInsecureRequests]: true } as const;
const client = { client_id: 'demo_editor_client' };
const secret = 'demo_editor_secret';

test('discovery, token, use, introspection, revocation', async ({ baseURL }) => {
  const base = baseURL ?? '';
  const issuer = new URL(base);
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
  const as = await oauth.processDiscoveryResponse(issuer, found);

  // A scope set that the demo platform does not use: its own token must stay live.
  const authentication = oauth.ClientSecretBasic(secret);
  const granted = await oauth.clientCredentialsGrantRequest(
    as,
    client,
    authentication,
    { scope: 'api_read' },
    insecure,
  );
  const { access_token: token } = await oauth.processClientCredentialsResponse(as, client, granted);

  const url = `${base}/api/v1/public_markets`;
  const call = () => oauth.protectedResourceRequest(token, 'GET', new URL(url), new Headers(), null, insecure);
  expect((await call()).status).toBe(200);
  const request = new Request(url, { headers: { Authorization: `Bearer ${token}` } });
  const claims = await oauth.validateJwtAccessToken(as, request, `${base}/api/v1`, insecure);

  const introspect = async () => {
    const answer = await oauth.introspectionRequest(as, client, oauth.ClientSecretPost(secret), token, insecure);
    return oauth.processIntrospectionResponse(as, client, answer);
  };
  expect(await introspect()).toMatchObject({ active: true, scope: 'api_read', jti: claims.jti });

  const revoked = await oauth.revocationRequest(as, client, oauth.ClientSecretPost(secret), token, insecure);
  await oauth.processRevocationResponse(revoked);
  expect(await introspect()).toEqual({ active: false });
  await expect(call()).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
});

test('addresses of the authorization server answer in JSON, whatever is asked of them', async ({ request }) => {
  const answers = [
    { path: '/.well-known/jwks.json', method: 'GET', status: 200 },
    { path: '/.well-known/jwks.json', method: 'POST', status: 405, allow: 'GET, HEAD, OPTIONS' },
    { path: '/.well-known/oauth-authorization-server', method: 'DELETE', status: 405, allow: 'GET, HEAD, OPTIONS' },
    { path: '/.well-known/openid-configuration', method: 'GET', status: 404 },
    { path: '/oauth/revoke', method: 'GET', status: 405, allow: 'POST, OPTIONS' },
    { path: '/oauth/introspect', method: 'PUT', status: 405, allow: 'POST, OPTIONS' },
    { path: '/oauth/unheard_of', method: 'POST', status: 404 },
    { path: '/oauth/token/', method: 'POST', status: 400 },
  ];
  for (const { path, method, status, allow } of answers) {
    const answer = await request.fetch(path, { method });
    expect(answer.status(), `${method} ${path}`).toBe(status);
    expect(answer.headers()['content-type']).toMatch(/^application\/json/);
    if (allow) expect(answer.headers().allow).toBe(allow);
  }
});
