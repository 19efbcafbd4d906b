import { describe, expect, it } from 'vitest';
import { findLiveLink } from '@/db/queries/access';
import { findLots, findMarketOfEditor } from '@/db/queries/markets';
import { everythingStored } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { marketBody } from '@/lib/api/testing/markets';
import { digestSecret } from '@/lib/keys';
import { createMarket } from './create-market';

useTestDatabase();

const NOW = new Date('2026-12-31T23:30:00Z');
const THIRTY_DAYS_MS = 30 * 86_400_000;

const tokenIn = (url: string) => /\/access\/([^/]+)\//.exec(url)?.[1] ?? '';

describe('createMarket', () => {
  it('keeps what was sent, with its lots in order, and nothing that was not asked for', async () => {
    const { editor } = await makeTestEditor();
    const body = marketBody({
      name: 'E\u0301cole',
      lots: [{ name: 'B', cpv_code: '45000000-7', unknown: 1 }, { name: 'A' }],
      lot_limit: 1,
      award_limit: 2,
      provider_user_id: 'agent-7',
      completed_at: '2020-01-01',
      identifier: 'VR-0000-000000000000',
    });
    const { market } = await createMarket(editor, body, 'fr', NOW);
    expect(await findMarketOfEditor(editor.id, market.identifier)).toEqual(market);
    expect(market).toMatchObject({
      identifier: expect.stringMatching(/^VR-2027-/), // the year has begun in Paris
      name: 'École',
      lotName: null,
      lotLimit: 1,
      awardLimit: 2,
      siret: '13002526500013',
      marketTypeCodes: ['works'],
      providerUserId: 'agent-7',
      configuration: {},
      createdAt: NOW,
      completedAt: null,
      cancelledAt: null,
    });
    expect(await findLots(market.id)).toEqual([
      { number: 1, name: 'B', cpvCode: '45000000-7' },
      { number: 2, name: 'A', cpvCode: null },
    ]);
  });

  it.each([
    ['by its name', { lot_name: 'Lot unique' }],
    ['by its name beside no list', { lot_name: 'Lot unique', lots: [] }],
    ['by its name and in the list', { lot_name: 'Lot unique', lots: [{ name: 'Lot unique' }] }],
  ])('keeps a single lot given %s in the list, and as it was named', async (_how, given) => {
    const { editor } = await makeTestEditor();
    const { market } = await createMarket(editor, marketBody(given), 'fr', NOW);
    expect(market.lotName).toBe('Lot unique');
    expect(await findLots(market.id)).toEqual([{ number: 1, name: 'Lot unique', cpvCode: null }]);
  });

  it('keeps 500 lots', async () => {
    const { editor } = await makeTestEditor();
    const lots = Array.from({ length: 500 }, (_, rank) => ({ name: `Lot ${rank}` }));
    const { market } = await createMarket(editor, marketBody({ lots }), 'fr', NOW);
    expect((await findLots(market.id)).map((lot) => lot.name)).toEqual(lots.map((lot) => lot.name));
  });

  it('keeps the token of the link as a digest only, good for 30 days', async () => {
    const { editor } = await makeTestEditor();
    const { market, configurationUrl } = await createMarket(editor, marketBody(), 'fr', NOW);
    const token = tokenIn(configurationUrl);
    expect(token).toHaveLength(43);
    const stored = await everythingStored();
    expect(stored).toContain(market.identifier);
    expect(stored).not.toContain(token);
    const link = await findLiveLink(digestSecret(token), NOW);
    expect(link).toMatchObject({ subject: 'market', subjectId: market.id });
    expect(link?.expiresAt.getTime()).toBe(NOW.getTime() + THIRTY_DAYS_MS);
    expect(await findLiveLink(digestSecret(token), new Date(NOW.getTime() + THIRTY_DAYS_MS))).toBeUndefined();
  });

  it('writes nothing when it refuses', async () => {
    const { editor } = await makeTestEditor({ defenseAllowed: false });
    const name = 'Jamais écrit';
    const refusals = [
      [{ siret: '1' }, 'invalid'],
      [{ market_type_codes: ['works', 'defense'] }, 'forbidden'],
    ] as const;
    for (const [wrong, code] of refusals) {
      await expect(createMarket(editor, marketBody({ name, ...wrong }), 'fr', NOW)).rejects.toMatchObject({ code });
    }
    expect(await everythingStored()).not.toContain(name);
  });

  it('never makes the same identifier or token twice', async () => {
    const { editor } = await makeTestEditor();
    const made = await Promise.all(Array.from({ length: 20 }, () => createMarket(editor, marketBody(), 'fr', NOW)));
    expect(new Set(made.map(({ market }) => market.identifier)).size).toBe(20);
    expect(new Set(made.map(({ configurationUrl }) => tokenIn(configurationUrl))).size).toBe(20);
  });
});
