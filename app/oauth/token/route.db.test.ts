import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { countLiveTokens } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL, useTestDatabase } from '@/db/testing/use-test-database';
import { chunkedBody } from '@/lib/api/testing/call-api';
import { validateAnswer } from '@/lib/api/testing/check-answer';
import { MAX_OAUTH_BODY_BYTES } from '@/lib/oauth/oauth-limits';
import { DELETE, GET, PATCH, POST, PUT } from './route';

useTestDatabase();

const FORM = 'application/x-www-form-urlencoded';

async function post(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${TEST_BASE_URL}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': FORM, ...headers },
    body,
    // Node wants it said of a body that comes in chunks.
    ...({ duplex: 'half' } as object),
  });
  return validateAnswer('POST', '/oauth/token', await POST(request, undefined));
}

const grant = (fields: Record<string, string> = {}) =>
  new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString();

const inBody = ({ clientId, clientSecret }: TestEditor, fields: Record<string, string> = {}) =>
  grant({ client_id: clientId, client_secret: clientSecret, ...fields });

const basic = (clientId: string, clientSecret: string) => ({
  Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
});

async function tokenOf(editor: TestEditor, scope = ''): Promise<string> {
  const answer = await post(inBody(editor, { scope }));
  expect(answer.status).toBe(200);
  return (await answer.json()).access_token;
}

describe('a token', () => {
  it.each([
    ['in the body', (editor: TestEditor) => post(inBody(editor))],
    ['by HTTP Basic', (editor: TestEditor) => post(grant(), basic(editor.clientId, editor.clientSecret))],
    [
      'by HTTP Basic, the client id repeated in the body',
      (editor: TestEditor) => post(grant({ client_id: editor.clientId }), basic(editor.clientId, editor.clientSecret)),
    ],
    [
      'by HTTP Basic, beside an empty client_secret, which counts as absent (RFC 6749, 3.2)',
      (editor: TestEditor) => post(grant({ client_secret: '' }), basic(editor.clientId, editor.clientSecret)),
    ],
  ])('is given to a client authenticated %s', async (_how, request) => {
    const answer = await request(await makeTestEditor());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: 'Bearer',
      expires_in: 86_400,
      scope: 'api_access',
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('pragma')).toBe('no-cache');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is given for a form whose Content-Type names a charset', async () => {
    const answer = await post(inBody(await makeTestEditor()), { 'Content-Type': `${FORM}; charset=UTF-8` });
    expect(answer.status).toBe(200);
  });

  it('is a JWT of RFC 9068, signed with RS256, that lasts 24 hours', async () => {
    const editor = await makeTestEditor();
    const before = Math.floor(Date.now() / 1000);
    const token = await tokenOf(editor, 'api_read');
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: expect.any(String) });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({
      iss: TEST_BASE_URL,
      aud: `${TEST_BASE_URL}/api/v1`,
      sub: editor.clientId,
      client_id: editor.clientId,
      scope: 'api_read',
      jti: expect.any(String),
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(86_400);
    expect(claims.iat).toBeGreaterThanOrEqual(before);
  });
});

describe('scopes', () => {
  it.each([
    ['', 'api_access'],
    ['api_access', 'api_access'],
    ['api_read', 'api_read'],
    ['api_write api_read', 'api_read api_write'],
    ['api_write  api_write', 'api_write'],
    ['api_write api_access api_read', 'api_access api_read api_write'],
  ])('asked for %j, grants %j', async (asked, given) => {
    const answer = await post(inBody(await makeTestEditor(), { scope: asked }));
    expect(await answer.json()).toMatchObject({ scope: given });
  });
});

describe('errors', () => {
  const invalidRequest = { error: 'invalid_request', error_description: expect.any(String) };

  it.each<[string, (editor: TestEditor) => Promise<Response>]>([
    [
      'grant_type missing',
      ({ clientId: client_id, clientSecret: client_secret }) =>
        post(new URLSearchParams({ client_id, client_secret }).toString()),
    ],
    ['grant_type empty', (editor) => post(inBody(editor, { grant_type: '' }))],
    ['a repeated parameter', (editor) => post(`${inBody(editor)}&scope=api_read&scope=api_read`)],
    ['a repeated grant_type', (editor) => post(`${inBody(editor)}&grant_type=client_credentials`)],
    ['a body in JSON', (editor) => post(inBody(editor), { 'Content-Type': 'application/json' })],
    ['a body without a type', (editor) => post(new TextEncoder().encode(inBody(editor)), { 'Content-Type': '' })],
    ['a body that is not UTF-8', (editor) => post(new Uint8Array([...Buffer.from(inBody(editor)), 0x26, 0xff]))],
    ['two authentications', (editor) => post(inBody(editor), basic(editor.clientId, editor.clientSecret))],
  ])('400 invalid_request: %s', async (_what, request) => {
    const answer = await request(await makeTestEditor());
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual(invalidRequest);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('pragma')).toBe('no-cache');
    expect(answer.headers.get('www-authenticate')).toBeNull();
  });

  it.each(['authorization_code', 'password', 'refresh_token', 'CLIENT_CREDENTIALS', 'client_credentials '])(
    '400 unsupported_grant_type: %j',
    async (grantType) => {
      const answer = await post(inBody(await makeTestEditor(), { grant_type: grantType }));
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: 'unsupported_grant_type' });
    },
  );

  it.each(['admin', 'api_read admin', 'api_access api_admin', 'API_READ', 'api_read,api_write', 'api_read\tapi_write'])(
    '400 invalid_scope: %j',
    async (scope) => {
      const editor = await makeTestEditor();
      const answer = await post(inBody(editor, { scope }));
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: 'invalid_scope', error_description: expect.any(String) });
      expect(await countLiveTokens(editor.editor.id)).toBe(0);
    },
  );

  it.each<[string, (editor: TestEditor) => Promise<[string, string]> | [string, string]]>([
    ['a wrong secret', ({ clientId }) => [clientId, 'f'.repeat(64)]],
    ['an empty secret', ({ clientId }) => [clientId, '']],
    ['the secret in capitals', ({ clientId, clientSecret }) => [clientId, clientSecret.toUpperCase()]],
    ['another editor’s secret', async ({ clientId }) => [clientId, (await makeTestEditor()).clientSecret]],
    ['an unknown client', ({ clientSecret }) => ['0'.repeat(32), clientSecret]],
    ['no client', () => ['', '']],
    ['NUL in the client id, which the database could not hold', ({ clientSecret }) => ['\0', clientSecret]],
    ['an editor that is not active', async () => credentials(await makeTestEditor({ active: false }))],
    ['an editor that is not authorised', async () => credentials(await makeTestEditor({ authorized: false }))],
  ])('401 invalid_client, the same for every reason: %s', async (_what, given) => {
    const [clientId, clientSecret] = await given(await makeTestEditor());
    const body = { error: 'invalid_client', error_description: 'Client authentication failed' };

    const byBody = await post(grant({ client_id: clientId, client_secret: clientSecret }));
    expect(byBody.status).toBe(401);
    expect(await byBody.json()).toEqual(body);
    expect(byBody.headers.get('www-authenticate')).toBeNull();

    const byBasic = await post(grant(), basic(clientId, clientSecret));
    expect(byBasic.status).toBe(401);
    expect(await byBasic.json()).toEqual(body);
    expect(byBasic.headers.get('www-authenticate')).toMatch(/^Basic /);
  });

  it.each(['Basic', 'Basic !!!', `Basic ${Buffer.from('nocolon').toString('base64')}`])(
    '401 invalid_client for the header %j',
    async (authorization) => {
      const answer = await post(grant(), { Authorization: authorization });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
    },
  );

  it.each(['Bearer abc', 'Digest username="x"', ''])(
    'the header %j is ignored: it authenticates no client',
    async (Authorization) => {
      const editor = await makeTestEditor();
      expect((await post(inBody(editor), { Authorization })).status).toBe(200);
      const refused = await post(inBody({ ...editor, clientSecret: 'x' }), { Authorization });
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toBeNull();
    },
  );

  it('400 invalid_request for HTTP Basic of one client with the id of another', async () => {
    const [one, other] = [await makeTestEditor(), await makeTestEditor()];
    const answer = await post(`${grant()}&client_id=${other.clientId}`, basic(one.clientId, one.clientSecret));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
    const own = await post(`${grant()}&client_id=${one.clientId}`, basic(one.clientId, one.clientSecret));
    expect(own.status).toBe(200);
  });

  it.each(['%', '%zz', '%ff', 'api_read%E0%A4'])(
    '400 invalid_request for a parameter that is not encoded: %j',
    async (scope) => {
      const editor = await makeTestEditor();
      const answer = await post(`${inBody(editor)}&scope=${scope}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
      expect(await countLiveTokens(editor.editor.id)).toBe(0);
    },
  );

  it('413 invalid_request for a body over 16 kB, declared or not', async () => {
    const form = inBody(await makeTestEditor(), { padding: 'a'.repeat(MAX_OAUTH_BODY_BYTES) });
    for (const answer of [
      await post(form, { 'Content-Length': String(form.length) }),
      await post(chunkedBody(11_000_000).body),
    ]) {
      expect(answer.status).toBe(413);
      expect(await answer.json()).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('405 for the other methods', async () => {
    for (const [method, handler] of Object.entries({ GET, PUT, PATCH, DELETE })) {
      const answer = await handler(new Request(`${TEST_BASE_URL}/oauth/token`, { method }), undefined);
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
    }
  });
});

function credentials({ clientId, clientSecret }: TestEditor): [string, string] {
  return [clientId, clientSecret];
}
