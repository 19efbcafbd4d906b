import { describe, expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { TEST_BASE_URL } from '@/db/testing/use-test-database';
import { MAX_BODY_BYTES } from '@/lib/api/read-body';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
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

  it('413 for a body over 10 MB, told as RFC 6749 tells errors', async () => {
    const form = formOf(await makeTestEditor(), { token: 'a'.repeat(MAX_BODY_BYTES) });
    const answer = await postForm(POST, form);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ error: 'invalid_request', error_description: expect.any(String) });
    expect(answer.headers.get('cache-control')).toBe('no-store');
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
