import { beforeAll, describe, expect, it } from 'vitest';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { authenticateClient } from './authenticate-client';

useTestDatabase();

let known: TestEditor;

beforeAll(async () => {
  known = await makeTestEditor();
});

const basic = (clientId: string, clientSecret: string) =>
  `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

const authenticate = (clientId: string, clientSecret: string, authorization: string | null = null) =>
  authenticateClient(
    authorization === null
      ? new URLSearchParams({ client_id: clientId, client_secret: clientSecret })
      : new URLSearchParams(),
    authorization,
    new Date(),
  );

describe('authenticateClient', () => {
  it('returns the editor', async () => {
    expect(await authenticate(known.clientId, known.clientSecret)).toMatchObject({ editor: known.editor });
  });

  it('decodes both halves of HTTP Basic, which are form-encoded (RFC 6749, 2.3.1)', async () => {
    const encode = (text: string) => [...text].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('');
    const header = basic(encode(known.clientId), encode(known.clientSecret));
    expect(await authenticate('', '', header)).toMatchObject({ editor: known.editor });
  });

  it('takes the scheme in any case, and a secret with a percent sign for what it is', async () => {
    const header = basic(known.clientId, known.clientSecret).replace('Basic', 'bAsIc');
    expect(await authenticate('', '', header)).toMatchObject({ editor: known.editor });
    await expect(authenticate('', '', basic(known.clientId, '100%'))).rejects.toMatchObject({
      error: 'invalid_client',
    });
  });

  it('takes as long for an unknown client as for a wrong secret', async () => {
    const unknownMs: number[] = [];
    const wrongMs: number[] = [];
    const time = async (clientId: string) => {
      const began = performance.now();
      await expect(authenticate(clientId, 'f'.repeat(64))).rejects.toMatchObject({ error: 'invalid_client' });
      return performance.now() - began;
    };
    for (let round = 0; round < 200; round++) {
      wrongMs.push(await time(known.clientId));
      unknownMs.push(await time(String(round).padStart(32, '0')));
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length / 2] ?? 0;
    // Leaving out the digest, or asking the database once more for a known client, would show.
    expect(median(unknownMs) / median(wrongMs)).toBeGreaterThan(0.75);
    expect(median(unknownMs) / median(wrongMs)).toBeLessThan(1.33);
  });
});
