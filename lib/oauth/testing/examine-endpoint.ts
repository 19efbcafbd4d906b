import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { MAX_OAUTH_BODY_BYTES } from '@/lib/oauth/oauth-limits';
import { basic, type FormHandler, formOf, postForm, REFUSED_CLIENTS } from './post-form';

type Route = Record<'POST' | 'GET' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', FormHandler>;

/** What the endpoints that are told of a token (revocation, introspection) must do alike. */
export function examineEndpoint({ POST, OPTIONS, ...others }: Route): void {
  describe('400 invalid_request', () => {
    it.each<[string, (form: string) => Promise<Response>]>([
      ['no token', (form) => postForm(POST, form)],
      ['an empty token', (form) => postForm(POST, `${form}&token=`)],
      ['a repeated token', (form) => postForm(POST, `${form}&token=a&token=a`)],
      ['a body in JSON', (form) => postForm(POST, `${form}&token=a`, { 'Content-Type': 'application/json' })],
      ['a body that is not UTF-8', (form) => postForm(POST, new Uint8Array([...Buffer.from(form), 0x26, 0xff]))],
    ])('%s', async (_what, request) => {
      const answer = await request(formOf(await makeTestEditor()));
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    });

    it('two client authentications at once', async () => {
      const editor = await makeTestEditor();
      const answer = await postForm(POST, formOf(editor, { token: 'a' }), basic(editor));
      expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
    });
  });

  describe('401 invalid_client', () => {
    it.each(REFUSED_CLIENTS)('%s, whatever the token', async (_what, make) => {
      const token = await tokenOf(await makeTestEditor());
      const client = await make();
      const byBody = await postForm(POST, formOf(client, { token }));
      const byBasic = await postForm(POST, new URLSearchParams({ token }).toString(), basic(client));
      for (const answer of [byBody, byBasic]) {
        expect(answer.status).toBe(401);
        expect(await answer.json()).toEqual({
          error: 'invalid_client',
          error_description: 'Client authentication failed',
        });
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
      expect(byBody.headers.get('www-authenticate')).toBeNull();
      expect(byBasic.headers.get('www-authenticate')).toMatch(/^Basic /);
    });

    it('comes before anything is said of the form', async () => {
      const answer = await postForm(POST, formOf({ clientId: '0'.repeat(32), clientSecret: 'x' }));
      expect(answer.status).toBe(401);
    });
  });

  it.each<[string, (form: string) => Promise<Response>]>([
    ['a body over 16 kB', (form) => postForm(POST, `${form}&token=${'a'.repeat(MAX_OAUTH_BODY_BYTES)}`)],
    ['more than 50 parameters', (form) => postForm(POST, `${form}&token=a${'&x='.repeat(48)}`)],
  ])('413 for %s, told as RFC 6749 tells errors', async (_what, request) => {
    const answer = await request(formOf(await makeTestEditor()));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('takes 50 parameters, and 16 kB', async () => {
    const form = formOf(await makeTestEditor(), { token: 'a' });
    const parameters = Array.from({ length: 47 }, (_, rank) => `&x${rank}=`).join('');
    expect((await postForm(POST, form + parameters)).status).toBe(200);
    expect((await postForm(POST, form.padEnd(MAX_OAUTH_BODY_BYTES, 'a'))).status).toBe(200);
  });

  it('415 for a compressed body', async () => {
    const form = formOf(await makeTestEditor(), { token: 'a' });
    const answer = await postForm(POST, new Uint8Array(gzipSync(form)), { 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
    expect(answer.headers.get('accept-encoding')).toBe('identity');
  });

  it('ignores what is no client authentication in Authorization', async () => {
    const form = formOf(await makeTestEditor(), { token: 'a' });
    for (const Authorization of ['Bearer x', 'Digest username="x"', 'Basically x', '']) {
      expect((await postForm(POST, form, { Authorization })).status).toBe(200);
    }
  });

  it('refuses HTTP Basic of one client with the id of another, and takes it with its own', async () => {
    const [one, other] = [await makeTestEditor(), await makeTestEditor()];
    const named = ({ clientId }: { clientId: string }) => `token=a&client_id=${clientId}`;
    const answer = await postForm(POST, named(other), basic(one));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
    expect((await postForm(POST, named(one), basic(one))).status).toBe(200);
  });

  const refused = Object.entries(others).filter(([method]) => method !== 'OPTIONS');

  it.each(refused)('405 for %s', async (method, handler) => {
    const answer = await callApi(handler, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')?.split(', ')).toContain('POST');
    expect(await answer.json()).toEqual({ error: 'Method not allowed' });
  });

  it('204 for OPTIONS, with what is allowed', async () => {
    const answer = await OPTIONS(new Request(`${TEST_BASE_URL}/oauth`, { method: 'OPTIONS' }), undefined);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
  });
}
