import { decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { findInstanceKeys } from '@/db/queries/instance-keys';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { tokenOf } from '@/lib/api/testing/call-api';
import { RETIRED_KEY_LIFETIME_MS, TOKEN_LIFETIME_SECONDS } from './lifetimes';
import { listSigningKeys, rotateSigningKey } from './rotate-signing-key';
import { liveSigningKey, publicKey, publishedKeys } from './signing-key';
import { verifyBearer } from './verify-bearer';

useTestDatabase();

const NOW = new Date('2030-05-01T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const kidOf = (token: string) => decodeProtectedHeader(token).kid;

let retired: string;

beforeEach(async () => {
  // As a process that has signed a moment ago: it holds the key in memory.
  retired = (await liveSigningKey(NOW)).id;
});

describe('rotateSigningKey', () => {
  it('leaves one live key, the new one, and keeps the others', async () => {
    const before = await findInstanceKeys('token_signature');
    const id = await rotateSigningKey(NOW);
    const after = await listSigningKeys();
    expect(after).toHaveLength(before.length + 1);
    expect(after.filter((key) => key.retiredAt === null).map((key) => key.id)).toEqual([id]);
    expect(after.find((key) => key.id === retired)).toMatchObject({ retiredAt: NOW });
  });

  it('is seen by a process that holds the old key within a minute, not only after its restart', async () => {
    const id = await rotateSigningKey(NOW);
    expect((await liveSigningKey(later(59))).id).toBe(retired);
    expect((await liveSigningKey(later(61))).id).toBe(id);
    const token = await tokenOf(await makeTestEditor(), 'api_access', later(61));
    expect(kidOf(token)).toBe(id);
  });

  it('is no harm to tokens signed before, nor to those a late process signs with the old key', async () => {
    const editor = await makeTestEditor();
    const before = await tokenOf(editor, 'api_read', later(-3600));
    await liveSigningKey(NOW);
    await rotateSigningKey(NOW);
    const late = await tokenOf(editor, 'api_write', later(30));
    expect(kidOf(late)).toBe(retired);
    for (const at of [later(30), later(120), later(TOKEN_LIFETIME_SECONDS - 3601)]) {
      await expect(verifyBearer(`Bearer ${before}`, at)).resolves.toMatchObject({ scope: 'api_read' });
      await expect(verifyBearer(`Bearer ${late}`, at)).resolves.toMatchObject({ scope: 'api_write' });
    }
  });

  it('a token that another process signed with the new key is taken at once', async () => {
    const id = await rotateSigningKey(NOW);
    expect(await publicKey(id, later(1))).toMatchObject({ type: 'public' });
  });

  it('publishes a retired key as long as its tokens may live, and then forgets it', async () => {
    await rotateSigningKey(NOW);
    const published = async (ms: number) => (await publishedKeys(new Date(NOW.getTime() + ms))).map((key) => key.kid);
    expect(await published(RETIRED_KEY_LIFETIME_MS - 1)).toContain(retired);
    expect(await published(RETIRED_KEY_LIFETIME_MS)).not.toContain(retired);
    expect(await publicKey(retired, later(RETIRED_KEY_LIFETIME_MS / 1000 + 60))).toBeUndefined();
  });

  it('several at once make one new key', async () => {
    const before = (await listSigningKeys()).length;
    const ids = await Promise.all([1, 2, 3, 4].map(() => rotateSigningKey(NOW)));
    const after = await listSigningKeys();
    const live = after.filter((key) => key.retiredAt === null);
    expect(live).toHaveLength(1);
    expect(ids).toContain(live[0]?.id);
    expect(after.length - before).toBeLessThanOrEqual(4);
  });
});
