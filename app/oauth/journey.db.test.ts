import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countLiveTokens, everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { operatorAt } from '@/lib/audit/by';
import { createEditor } from '@/lib/editors/create-editor';
import { rotateClientSecret } from '@/lib/editors/rotate-client-secret';
import { rotateWebhookSecret } from '@/lib/editors/rotate-webhook-secret';
import { rotateSigningKey } from '@/lib/oauth/rotate-signing-key';
import { type OAuthServer, startServer } from './testing/start-server';

/** The authorization server seen by a client library that is not ours, over the network. */

useTestDatabase();

const insecure = { [oauth.allowInsecureRequests]: true } as const;

let server: OAuthServer;
let as: oauth.AuthorizationServer;
/** Every secret and token that came up, for the search at the end. */
const secrets: string[] = [];

beforeAll(async () => {
  server = await startServer();
  const issuer = new URL(server.url);
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
  as = await oauth.processDiscoveryResponse(issuer, found);
});

afterAll(() => server.stop());

async function makeClient(overrides?: Parameters<typeof makeTestEditor>[0]): Promise<TestEditor> {
  const editor = await makeTestEditor(overrides);
  secrets.push(editor.clientSecret, editor.webhookSecret);
  return editor;
}

type Credentials = { clientId: string; clientSecret: string };
const AUTHENTICATIONS = [
  ['HTTP Basic', oauth.ClientSecretBasic],
  ['the body', oauth.ClientSecretPost],
] as const;

async function requestToken(
  { clientId, clientSecret }: Credentials,
  scope = 'api_access',
  authenticate: typeof oauth.ClientSecretBasic = oauth.ClientSecretBasic,
): Promise<string> {
  const client = { client_id: clientId };
  const authentication = authenticate(clientSecret);
  const answer = await oauth.clientCredentialsGrantRequest(as, client, authentication, { scope }, insecure);
  const token = await oauth.processClientCredentialsResponse(as, client, answer);
  secrets.push(token.access_token);
  expect(token).toMatchObject({ token_type: 'bearer', expires_in: 86_400, scope });
  return token.access_token;
}

async function introspect(
  { clientId, clientSecret }: Credentials,
  token: string,
  authenticate: typeof oauth.ClientSecretBasic = oauth.ClientSecretBasic,
) {
  const client = { client_id: clientId };
  const answer = await oauth.introspectionRequest(as, client, authenticate(clientSecret), token, insecure);
  return oauth.processIntrospectionResponse(as, client, answer);
}

const callApi = (token: string) =>
  oauth.protectedResourceRequest(
    token,
    'GET',
    new URL(`${server.url}/api/v1/public_markets`),
    new Headers(),
    null,
    insecure,
  );

it('is found by its metadata, under its own name', () => {
  expect(as).toMatchObject({ issuer: server.url, token_endpoint: `${server.url}/oauth/token` });
});

describe.each(AUTHENTICATIONS)('a client authenticated by %s', (_how, authenticate) => {
  it('gets a token that opens the API, is told of it, and revokes it', async () => {
    const editor = await makeClient();
    const token = await requestToken(editor, 'api_read', authenticate);
    expect((await callApi(token)).status).toBe(200);
    const told = await introspect(editor, token, authenticate);
    expect(told).toMatchObject({ active: true, client_id: editor.clientId, scope: 'api_read', iss: server.url });

    const client = { client_id: editor.clientId };
    const answer = await oauth.revocationRequest(as, client, authenticate(editor.clientSecret), token, insecure);
    await oauth.processRevocationResponse(answer);
    expect(await introspect(editor, token, authenticate)).toEqual({ active: false });
    await expect(callApi(token)).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
  });

  it('is refused with a wrong secret, in a way that the library understands', async () => {
    const editor = await makeClient();
    const wrong = { ...editor, clientSecret: editor.webhookSecret };
    await expect(requestToken(wrong, 'api_read', authenticate)).rejects.toMatchObject({ status: 401 });
    await expect(introspect(wrong, 'x', authenticate)).rejects.toMatchObject({ status: 401 });
  });
});

it('its tokens are verified by anybody with its published keys, before and after a rotation (RFC 9068, 4)', async () => {
  const editor = await makeClient();
  const token = await requestToken(editor);
  const request = new Request(`${server.url}/api/v1/public_markets`, { headers: { Authorization: `Bearer ${token}` } });
  const claims = await oauth.validateJwtAccessToken(as, request, `${server.url}/api/v1`, insecure);
  expect(claims).toMatchObject({ client_id: editor.clientId, scope: 'api_access' });

  await rotateSigningKey(new Date());
  expect((await callApi(token)).status).toBe(200);
  const keys = createRemoteJWKSet(new URL(as.jwks_uri ?? ''));
  expect((await jwtVerify(token, keys)).payload.jti).toBe(claims.jti);
});

it.each([1, 3])('200 requests at once leave exactly %d tokens live', async (maxLiveTokens) => {
  const editor = await makeClient({ maxLiveTokens });
  const tokens = await Promise.all(Array.from({ length: 200 }, () => requestToken(editor)));
  expect(new Set(tokens).size).toBe(200);
  expect(await countLiveTokens(editor.editor.id)).toBe(maxLiveTokens);
  const told = await Promise.all(tokens.map((token) => introspect(editor, token)));
  expect(told.filter(({ active }) => active)).toHaveLength(maxLiveTokens);
});

it('both client secrets work during a rotation', async () => {
  const { editor, clientSecret, webhookSecret } = await createEditor({ name: 'Plateforme' }, operatorAt(new Date()));
  const { clientSecret: next } = await rotateClientSecret(editor.clientId, 7, operatorAt(new Date()));
  const { webhookSecret: nextWebhookSecret } = await rotateWebhookSecret(editor.clientId, 7, operatorAt(new Date()));
  secrets.push(clientSecret, webhookSecret, next, nextWebhookSecret);
  const token = await requestToken({ clientId: editor.clientId, clientSecret });
  expect(await introspect({ clientId: editor.clientId, clientSecret: next }, token)).toMatchObject({ active: true });
});

it('no secret and no token is in the database nor in the log, even of a failure of ours, nor in its answer', async () => {
  const editor = await makeClient();
  const token = await requestToken(editor);
  const stored = await everythingStored();
  await alter('alter table access_tokens rename to moved');
  const failed = await fetch(`${server.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: editor.clientId,
      client_secret: editor.clientSecret,
    }),
  });
  const refused = await fetch(`${server.url}/api/v1/public_markets`, { headers: { Authorization: `Bearer ${token}` } });
  await alter('alter table moved rename to access_tokens');
  expect([failed.status, refused.status]).toEqual([500, 500]);
  const answers = [await failed.text(), await refused.text()];
  expect(answers).toEqual([
    '{"error":"server_error","error_description":"Internal server error"}',
    '{"error":"Internal server error"}',
  ]);

  await expect.poll(() => server.output().match(/request failed/g)?.length).toBe(2);
  const log = server.output();
  expect(log).toContain('"path":"/oauth/introspect"');
  expect(stored).toContain(editor.clientId);
  // 400 tokens of the parallel requests included.
  expect(secrets.length).toBeGreaterThan(400);
  const forms = (secret: string) => [secret, Buffer.from(secret).toString('base64'), secret.split('.')[2] ?? secret];
  const leaked = secrets.flatMap(forms).filter((secret) => stored.includes(secret) || log.includes(secret));
  expect(leaked).toEqual([]);
});
