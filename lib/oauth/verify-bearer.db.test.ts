import { randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { tokenOf } from '@/lib/api/testing/call-api';
import { liveSigningKey, publicKey } from './signing-key';
import { verifyBearer } from './verify-bearer';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const DAY_MS = 86_400_000;

let editor: TestEditor;
let token: string;
let claims: JWTPayload;

beforeAll(async () => {
  editor = await makeTestEditor();
  token = await tokenOf(editor, 'api_read', NOW);
  claims = decodeJwt(token);
});

const refused = (authorization: string | null, now = NOW) =>
  expect(verifyBearer(authorization, now)).rejects.toMatchObject({ code: 'unauthorized' });

/** A token like the real one, but for what is given. */
async function forge(changes: { header?: Record<string, unknown>; claims?: JWTPayload; key?: CryptoKey }) {
  const live = await liveSigningKey();
  return new SignJWT({ ...claims, ...changes.claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: live.id, ...changes.header })
    .sign(changes.key ?? live.key);
}

describe('verifyBearer', () => {
  it('returns the editor and the scope, whatever the case of « Bearer »', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const bearer = await verifyBearer(`${scheme} ${token}`, NOW);
      expect(bearer).toMatchObject({ editor: { id: editor.editor.id }, scope: 'api_read' });
    }
  });

  it('takes a token made as the real one: the forgeries below fail for their own reason', async () => {
    await expect(verifyBearer(`Bearer ${await forge({})}`, NOW)).resolves.toMatchObject({ scope: 'api_read' });
  });

  it('takes the scope from the store, not from the token', async () => {
    const bearer = await verifyBearer(`Bearer ${await forge({ claims: { scope: 'api_access' } })}`, NOW);
    expect(bearer.scope).toBe('api_read');
  });

  it.each([
    null,
    '',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Bearer é',
    'Basic abc',
    'Token abc',
    'Bearer abc',
    'Bearer a.b.c',
  ])('refuses the header %j', (authorization) => refused(authorization));

  it('lasts 24 hours, not a second more', async () => {
    await expect(verifyBearer(`Bearer ${token}`, new Date(NOW.getTime() + DAY_MS - 1000))).resolves.toBeTruthy();
    await refused(`Bearer ${token}`, new Date(NOW.getTime() + DAY_MS));
  });

  it.each([
    ['another type', { header: { typ: 'JWT' } }],
    ['an unknown key', { header: { kid: randomUUID() } }],
    ['no key id', { header: { kid: undefined } }],
    ['a key id that is no UUID', { header: { kid: "' or 1=1 --" } }],
    ['another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['another audience', { claims: { aud: 'https://elsewhere.example/api/v1' } }],
    ['no token id', { claims: { jti: undefined } }],
    ['a token id that was never issued', { claims: { jti: randomUUID() } }],
    ['a token id that is no UUID', { claims: { jti: 'x' } }],
  ] as [string, Parameters<typeof forge>[0]][])('refuses %s', async (_what, changes) => {
    await refused(`Bearer ${await forge(changes)}`);
  });

  it('refuses a signature by another key under the name of ours', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    await refused(`Bearer ${await forge({ key: privateKey })}`);
  });

  it('refuses a changed payload, a cut signature, and no signature at all', async () => {
    const [header, , signature] = token.split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims, exp: (claims.exp ?? 0) + 1 })).toString('base64url');
    await refused(`Bearer ${header}.${payload}.${signature}`);
    await refused(`Bearer ${token.slice(0, -8)}`);
    await refused(`Bearer ${new UnsecuredJWT(claims).encode()}`);
  });

  it('refuses HMAC with the public key as the secret', async () => {
    const live = await publicKey(decodeProtectedHeader(token).kid ?? '');
    if (!live) throw new Error('no key');
    const secret = new Uint8Array(await crypto.subtle.exportKey('spki', live));
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: decodeProtectedHeader(token).kid ?? '' })
      .sign(secret);
    await refused(`Bearer ${forged}`);
  });
});
