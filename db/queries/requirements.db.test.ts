import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { database, inTransaction } from '@/db/database';
import { marketRequirements } from '@/db/schema/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { freezeMarket } from './markets';
import { findRequirements } from './requirements';

useTestDatabase();

const KEY = 'identite_entreprise_identification_raison_sociale';
const NOW = new Date('2026-11-02T08:00:00Z');

async function makeMarket(frozenMark: boolean | null): Promise<string> {
  const { editor } = await makeTestEditor();
  const { id } = await makeTestMarket(editor.id, [KEY]);
  await database()
    .update(marketRequirements)
    .set({ mayNotApply: frozenMark })
    .where(eq(marketRequirements.marketId, id));
  return id;
}

/** Behind the back of whoever remembers: nothing of the product changes what is frozen. */
const rewrite = (marketId: string, candidateLabel: string, on = database()) =>
  on.update(marketRequirements).set({ candidateLabel }).where(eq(marketRequirements.marketId, marketId));

const label = async (marketId: string) => (await findRequirements(marketId))[0]?.candidateLabel;

it('what was read of a frozen market is not read again', async () => {
  const market = await makeMarket(false);
  const before = await label(market);
  await rewrite(market, 'Autre');
  expect(await label(market)).toBe(before);
});

it('what was read in a transaction that was undone is not remembered', async () => {
  const market = await makeMarket(false);
  const undone = inTransaction(async (tx) => {
    await rewrite(market, 'Jamais écrit', tx);
    expect((await findRequirements(market, tx))[0]?.candidateLabel).toBe('Jamais écrit');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await label(market)).not.toBe('Jamais écrit');
});

it('a market frozen before « non concerné » was takes the catalogue of the day: it is read each time', async () => {
  const market = await makeMarket(null);
  await label(market);
  await rewrite(market, 'Autre');
  expect(await label(market)).toBe('Autre');
});

it('that a market asked for nothing yet is not remembered', async () => {
  const { editor } = await makeTestEditor();
  const { id } = await makePendingMarket(editor.id);
  expect(await findRequirements(id)).toEqual([]);
  const asked = await findRequirements(await makeMarket(false));
  await inTransaction((tx) =>
    freezeMarket(
      tx,
      id,
      NOW,
      asked.map(({ marketId: _, ...requirement }) => requirement),
    ),
  );
  expect(await findRequirements(id)).toHaveLength(1);
});
