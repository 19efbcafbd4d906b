import { expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findRefusedPost, findSession, forgetRefusedPost, keepRefusedPost } from '@/db/queries/access';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { digestSecret } from '@/lib/keys';
import { createAccessLink, LINK_LIFETIME_MS } from './access-links';
import { enterByLink } from './enter-by-link';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const POST = { step: 'additional_fields', problem: 'no_choice', seenRevision: 2, chosen: { field: ['bilans'] } };

/** A browser let into a market by its link; returns its session's id. */
async function browserIn(marketId: string): Promise<string> {
  const link = {
    subject: 'market',
    subjectId: marketId,
    expiresAt: new Date(NOW.getTime() + LINK_LIFETIME_MS),
  } as const;
  const token = await inTransaction((tx) => createAccessLink(tx, link, NOW));
  const sessionToken = await enterByLink({ token, subject: 'market', subjectId: marketId }, undefined, NOW);
  return (await findSession(digestSecret(sessionToken ?? '')))?.id ?? '';
}

it('keeps a refused form for its browser and its market alone, until one is saved', async () => {
  const { editor } = await makeTestEditor();
  const [market, otherMarket] = [await makePendingMarket(editor.id), await makePendingMarket(editor.id)];
  const [mine, theirs] = [await browserIn(market.id), await browserIn(market.id)];
  expect(await findRefusedPost(mine, market.id)).toBeUndefined();

  await keepRefusedPost(mine, market.id, POST);
  expect(await findRefusedPost(mine, market.id)).toEqual(POST);
  expect(await findRefusedPost(theirs, market.id)).toBeUndefined();
  expect(await findRefusedPost(mine, otherMarket.id)).toBeUndefined();

  await forgetRefusedPost(theirs, market.id);
  expect(await findRefusedPost(mine, market.id)).toEqual(POST);
  await forgetRefusedPost(mine, market.id);
  expect(await findRefusedPost(mine, market.id)).toBeUndefined();
});
