import { beforeAll, describe, expect, it } from 'vitest';
import { findMarket } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { auditRows } from '@/db/testing/audit-rows';
import { changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { alter, deliveriesAbout, eventsAbout, marketRow } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { runAs } from '@/lib/audit/actor';
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS } from '@/lib/catalogue';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { askedOfCandidates } from './chosen-fields';
import { completeMarket } from './complete-market';
import { saveAdditionalFields, saveRequiredFields, saveSetup } from './configure-market';
import { seenOf } from './seen-configuration';

useTestDatabase();

const NOW = new Date('2026-11-22T14:30:45.123Z');
let editorId: string;

beforeAll(async () => {
  await storeCatalogue(NOW);
  editorId = (await makeTestEditor()).editor.id;
});

/** Read from the catalogue's own data: works and defence, every mandatory field, two additional ones. */
const AVAILABLE = CATALOGUE_FIELDS.filter(
  (field) => field.marketTypes.includes('works') || field.marketTypes.includes('defense'),
);
const MANDATORY = AVAILABLE.filter((field) => field.mandatory);
const ADDITIONAL = AVAILABLE.filter((field) => !field.mandatory).filter((_field, index) => index % 5 === 1);
const CHOSEN = AVAILABLE.filter((field) => MANDATORY.includes(field) || ADDITIONAL.includes(field));

async function seenNow(id: string) {
  const market = await findMarket(id);
  if (!market) throw new Error('no market');
  return seenOf(market);
}

async function configured(overrides: Parameters<typeof makePendingMarket>[1] = {}) {
  const market = await makePendingMarket(editorId, overrides);
  await saveSetup(market.id, 'yes', true);
  await saveRequiredFields(
    market.id,
    MANDATORY.map((field) => field.key),
  );
  await saveAdditionalFields(
    market.id,
    'yes',
    ADDITIONAL.map((field) => field.key),
  );
  return market;
}

describe('finalising a market', () => {
  it('is in the audit log, once, as the doing of whom the door named', async () => {
    const { id, identifier } = await configured();
    const buyer = { actor: { kind: 'buyer', id: 'a-session' }, address: '192.0.2.7' } as const;
    await runAs(buyer, () => completeMarket(id, NOW));
    await completeMarket(id, NOW);
    const rows = (await auditRows()).filter(({ targetId }) => targetId === identifier);
    expect(rows).toMatchObject([{ action: 'market.completed', actorKind: 'buyer', address: '192.0.2.7', at: NOW }]);
  });

  it('freezes what the catalogue says of what was chosen', async () => {
    const { id } = await configured();
    await completeMarket(id, NOW);
    expect((await marketRow(id))?.completedAt).toEqual(NOW);
    const expected = CHOSEN.map(({ key, buyerHelp, locked, mandatory, marketTypes, ...field }, rank) => {
      const category = CATALOGUE_CATEGORIES.find((candidate) => candidate.key === field.categoryKey);
      const subcategory = category?.subcategories.find((candidate) => candidate.key === field.subcategoryKey);
      return {
        ...field,
        marketId: id,
        rank,
        fieldKey: key,
        required: mandatory,
        categoryBuyerLabel: category?.buyerLabel,
        categoryCandidateLabel: category?.candidateLabel,
        categoryIntro: category?.intro,
        subcategoryBuyerLabel: subcategory?.buyerLabel,
        subcategoryCandidateLabel: subcategory?.candidateLabel,
        lotRanks: null,
      };
    });
    expect(await findRequirements(id)).toEqual(expected);
  });

  it('leaves out what was unticked, and what was ticked before « non »', async () => {
    const { id } = await makePendingMarket(editorId);
    await saveSetup(id, 'no', true);
    await saveRequiredFields(id, []);
    await saveAdditionalFields(
      id,
      'no',
      ADDITIONAL.map((field) => field.key),
    );
    await completeMarket(id, NOW);
    const locked = CATALOGUE_FIELDS.filter((field) => field.locked).map((field) => field.key);
    expect((await findRequirements(id)).map((requirement) => requirement.fieldKey)).toEqual(locked);
  });

  it('promises the event of the contract, to the letter', async () => {
    const lots = [
      { name: 'Gros œuvre', cpvCode: '45210000-2' },
      { name: 'Peinture', cpvCode: null },
    ];
    const market = await configured({ lots, lotName: null, deadline: new Date('2027-12-31T22:59:00.5Z') });
    await completeMarket(market.id, NOW);
    const [delivery, ...others] = await deliveriesAbout(market.id);
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({
      editorId,
      event: 'market.completed',
      identifier: market.identifier,
      syncStatus: 'sync_pending',
      createdAt: NOW,
      nextAttemptAt: null,
    });
    expect(JSON.parse(delivery?.payload ?? '')).toStrictEqual({
      event: 'market.completed',
      timestamp: '2026-11-22T14:30:45.123Z',
      market: {
        identifier: market.identifier,
        name: 'Rénovation de l’école',
        lot_name: null,
        lots: [
          { number: 1, name: 'Gros œuvre', cpv_code: '45210000-2' },
          { number: 2, name: 'Peinture', cpv_code: null },
        ],
        deadline: '2027-12-31T22:59:00.500Z',
        market_type_codes: ['works', 'defense'],
        completed_at: '2026-11-22T14:30:45.123Z',
        field_keys: CHOSEN.map((field) => field.key),
      },
    });
    expect(await eventsAbout(delivery?.id ?? 'none')).toEqual([
      { name: 'webhook/requested', data: { deliveryId: delivery?.id, editorId } },
    ]);
  });

  it('freezes what the preview showed', async () => {
    const { id } = await configured();
    const draft = await marketRow(id);
    if (!draft) throw new Error('no market');
    const previewed = await askedOfCandidates(draft);
    expect(previewed).toHaveLength(CHOSEN.length);
    await completeMarket(id, NOW);
    expect(await findRequirements(id)).toEqual(previewed);
    expect(await askedOfCandidates({ ...draft, completedAt: NOW, configuration: {} })).toEqual(previewed);
  });

  it.each(['a double click', 'two tabs', 'a post replayed by the browser'])('%s finalises once', async (how) => {
    const { id } = await configured();
    const seen = await seenNow(id);
    const later = new Date(NOW.getTime() + 60_000);
    const finalise = (at: Date) => completeMarket(id, at, seen);
    const outcomes =
      how === 'a double click'
        ? await Promise.all([finalise(NOW), finalise(NOW)])
        : [await finalise(NOW), await finalise(how === 'two tabs' ? later : NOW)];
    expect(outcomes).toEqual(['completed', 'completed']);
    expect((await marketRow(id))?.completedAt).toEqual(NOW);
    expect(await deliveriesAbout(id)).toHaveLength(1);
    expect(await findRequirements(id)).toHaveLength(CHOSEN.length);
  });

  it('is not done on what somebody else changed since the summary was read', async () => {
    const { id } = await configured();
    const seen = await seenNow(id);
    await saveRequiredFields(id, [], seen, true);
    expect(await completeMarket(id, NOW, seen)).toBe('changed');
    expect((await marketRow(id))?.completedAt).toBeNull();
    expect(await deliveriesAbout(id)).toEqual([]);
    expect(await completeMarket(id, NOW, await seenNow(id))).toBe('completed');
    await expect(completeMarket(id, NOW, seen)).rejects.toMatchObject({ code: 'conflict' });
    expect(await deliveriesAbout(id)).toHaveLength(1);
  });

  it('five times at once does it once', async () => {
    const { id } = await configured();
    const times = [0, 1, 2, 3, 4].map((seconds) => new Date(NOW.getTime() + seconds * 1000));
    await Promise.all(times.map((time) => completeMarket(id, time)));
    const deliveries = await deliveriesAbout(id);
    expect(deliveries).toHaveLength(1);
    expect(await eventsAbout(deliveries[0]?.id ?? 'none')).toHaveLength(1);
    expect(await findRequirements(id)).toHaveLength(CHOSEN.length);
    const completedAt = (await marketRow(id))?.completedAt;
    await completeMarket(id, new Date('2027-01-01T00:00:00Z'));
    expect((await marketRow(id))?.completedAt).toEqual(completedAt);
    expect(await deliveriesAbout(id)).toEqual(deliveries);
  });

  it('has nothing to send to an editor without webhook address', async () => {
    const silent = (await makeTestEditor({ completionWebhookUrl: null })).editor.id;
    const { id } = await configured({ editorId: silent });
    await completeMarket(id, NOW);
    const [delivery] = await deliveriesAbout(id);
    expect(delivery).toMatchObject({ editorId: silent, syncStatus: 'sync_completed' });
    expect(await eventsAbout(delivery?.id ?? 'none')).toEqual([]);
  });

  it('is not touched by what the catalogue becomes', async () => {
    const { id } = await configured();
    await completeMarket(id, NOW);
    const before = await findRequirements(id);
    const { payload } = (await deliveriesAbout(id))[0] ?? {};
    const key = ADDITIONAL[0]?.key;
    await alter(
      `update catalogue_fields set candidate_label = 'autre', input_type = 'files', rank = 1000, archived_at = now() where key = '${key}'`,
    );
    await alter(`update catalogue_categories set buyer_label = 'autre'`);
    try {
      await completeMarket(id, NOW);
      expect(await findRequirements(id)).toEqual(before);
      expect((await deliveriesAbout(id))[0]?.payload).toBe(payload);
    } finally {
      await storeCatalogue(NOW);
    }
  });

  it('asks for what the catalogue still has when it is finalised', async () => {
    const { id } = await configured();
    const key = ADDITIONAL[0]?.key ?? '';
    await alter(`update catalogue_fields set archived_at = now() where key = '${key}'`);
    try {
      await completeMarket(id, NOW);
      const asked = CHOSEN.map((field) => field.key).filter((candidate) => candidate !== key);
      expect((await findRequirements(id)).map((requirement) => requirement.fieldKey)).toEqual(asked);
      const payload = JSON.parse((await deliveriesAbout(id))[0]?.payload ?? '');
      expect(payload.market.field_keys).toEqual(asked);
    } finally {
      await storeCatalogue(NOW);
    }
  });

  it('leaves nothing when its last write fails', async () => {
    const { id } = await configured();
    await alter('alter table outbox add constraint full_house check (false) not valid');
    try {
      await expect(completeMarket(id, NOW)).rejects.toThrow();
    } finally {
      await alter('alter table outbox drop constraint full_house');
    }
    expect((await marketRow(id))?.completedAt).toBeNull();
    expect(await findRequirements(id)).toEqual([]);
    expect(await deliveriesAbout(id)).toEqual([]);
    await completeMarket(id, NOW);
    expect(await deliveriesAbout(id)).toHaveLength(1);
  });
});

describe('a market cannot be finalised', () => {
  it('before its three steps are saved', async () => {
    const { id } = await makePendingMarket(editorId);
    const refused = () => expect(completeMarket(id, NOW)).rejects.toMatchObject({ code: 'conflict' });
    await refused();
    await saveSetup(id, 'no', true);
    await refused();
    await saveRequiredFields(id, []);
    await refused();
    await saveAdditionalFields(id, 'no', []);
    await completeMarket(id, NOW);
  });

  it('once it is cancelled', async () => {
    const market = await configured();
    await changeMarket(market.identifier, { cancelledAt: NOW });
    await expect(completeMarket(market.id, NOW)).rejects.toMatchObject({ code: 'conflict' });
    expect(await deliveriesAbout(market.id)).toEqual([]);
  });
});
