import { beforeAll, describe, expect, it } from 'vitest';
import { findMarket } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { CATALOGUE_FIELDS, type MarketType } from '@/lib/catalogue';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { changesSince } from '@/lib/journey/configuration-changes';
import { completeMarket } from './complete-market';
import { saveAdditionalFields, saveRequiredFields, saveSetup } from './configure-market';
import { seenAt, seenOf } from './seen-configuration';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
let editorId: string;

beforeAll(async () => {
  await storeCatalogue(NOW);
  editorId = (await makeTestEditor()).editor.id;
});

const newMarket = (marketTypeCodes: string[] = ['works']) => makePendingMarket(editorId, { marketTypeCodes });
const saved = async (id: string) => (await findMarket(id))?.configuration;

/** Keys of the catalogue, read from its own data. */
const keysOf = (types: MarketType[], wanted: { mandatory?: boolean; locked?: boolean }) =>
  CATALOGUE_FIELDS.filter((field) => field.marketTypes.some((type) => types.includes(type)))
    .filter((field) => wanted.mandatory === undefined || field.mandatory === wanted.mandatory)
    .filter((field) => wanted.locked === undefined || field.locked === wanted.locked)
    .map((field) => field.key);

const MANDATORY = keysOf(['works'], { mandatory: true });
const LOCKED = keysOf(['works'], { locked: true });
const OPTIONAL = keysOf(['works'], { mandatory: false });
const ONLY_DEFENSE = keysOf(['defense'], {}).filter((key) => !keysOf(['works'], {}).includes(key));

describe('step 1', () => {
  it.each([
    ['yes', true],
    ['no', false],
  ])('keeps the answer « %s »', async (choice, defense) => {
    const { id } = await newMarket();
    expect(await saveSetup(id, choice, true)).toEqual({ saved: true });
    expect(await saved(id)).toEqual({ setup: { defense } });
  });

  it.each([null, '', 'true', 'YES'])('takes %j for no answer, and has none of its own', async (choice) => {
    const { id } = await newMarket();
    expect(await saveSetup(id, choice, true)).toEqual({ saved: false, problem: 'no_choice' });
    expect(await saved(id)).toEqual({});
  });

  it.each(['no', 'yes', null])('keeps the defence that the editor sent, whatever is posted (%j)', async (choice) => {
    const { id } = await newMarket(['works', 'defense']);
    expect(await saveSetup(id, choice, true)).toEqual({ saved: true });
    expect(await saved(id)).toEqual({ setup: { defense: true } });
  });

  it.each(['yes', null])('sets no defence for an editor barred from it (%j)', async (choice) => {
    const { id } = await newMarket();
    expect(await saveSetup(id, choice, false)).toEqual({ saved: true });
    expect(await saved(id)).toEqual({ setup: { defense: false } });
  });

  it('forgets the later steps when the answer changes, and only then', async () => {
    const { id } = await newMarket();
    await saveSetup(id, 'no', true);
    await saveRequiredFields(id, MANDATORY);
    await saveAdditionalFields(id, 'no', []);
    await saveSetup(id, 'no', true);
    expect(Object.keys((await saved(id)) ?? {})).toHaveLength(3);
    await saveSetup(id, 'yes', true);
    expect(await saved(id)).toEqual({ setup: { defense: true } });
  });
});

async function found(id: string) {
  const market = await findMarket(id);
  if (!market) throw new Error('no market');
  return market;
}

const seenNow = async (id: string) => seenOf(await found(id));

describe('step 2', () => {
  it('asks once before many are unticked together, and takes a form that no page drew as it is', async () => {
    const { id } = await newMarket();
    await saveSetup(id, 'no', true);
    const post = async (ticked: readonly string[], ...more: true[]) =>
      saveRequiredFields(id, ticked, await seenNow(id), ...more);
    expect(await post(LOCKED)).toEqual({ saved: false, problem: 'many_unticked' });
    expect((await saved(id))?.requiredFields).toBeUndefined();
    expect(await post(LOCKED, true)).toEqual({ saved: true });
    expect(await post(LOCKED)).toEqual({ saved: true });
    expect(await post(MANDATORY)).toEqual({ saved: true });
    expect(await post(MANDATORY.slice(0, -2))).toEqual({ saved: true });
    expect(await saveRequiredFields(id, LOCKED)).toEqual({ saved: true });
  });

  it('keeps what is ticked, in catalogue order', async () => {
    const { id } = await newMarket();
    await saveSetup(id, 'no', true);
    expect(await saveRequiredFields(id, [...MANDATORY].reverse())).toEqual({ saved: true });
    expect((await saved(id))?.requiredFields).toEqual({ fieldKeys: MANDATORY });
  });

  it('keeps locked fields even when nothing is ticked', async () => {
    const { id } = await newMarket();
    await saveSetup(id, 'no', true);
    await saveRequiredFields(id, []);
    expect(LOCKED.length).toBeGreaterThan(0);
    expect(MANDATORY.length).toBeGreaterThan(LOCKED.length);
    expect((await saved(id))?.requiredFields).toEqual({ fieldKeys: LOCKED });
  });

  it('ignores keys that are unknown, of another type or of the next step', async () => {
    const { id } = await newMarket();
    await saveSetup(id, 'no', true);
    await saveRequiredFields(id, ['unknown', '', ...ONLY_DEFENSE, ...OPTIONAL]);
    expect(ONLY_DEFENSE.length).toBeGreaterThan(0);
    expect((await saved(id))?.requiredFields).toEqual({ fieldKeys: LOCKED });
  });
});

describe('step 3', () => {
  async function atStep3(defense: 'yes' | 'no' = 'no') {
    const { id } = await newMarket();
    await saveSetup(id, defense, true);
    await saveRequiredFields(id, MANDATORY);
    return id;
  }

  it('« oui » keeps the fields of the market’s types that are ticked', async () => {
    const id = await atStep3();
    const ticked = [...OPTIONAL.slice(0, 3), 'unknown', ...ONLY_DEFENSE, ...MANDATORY];
    expect(await saveAdditionalFields(id, 'yes', ticked)).toEqual({ saved: true });
    expect((await saved(id))?.additionalFields).toEqual({ wanted: true, fieldKeys: OPTIONAL.slice(0, 3) });
  });

  it('opens the fields of defence to a market of defence', async () => {
    const id = await atStep3('yes');
    const optional = ONLY_DEFENSE.filter((key) => keysOf(['defense'], { mandatory: false }).includes(key));
    expect(await saveAdditionalFields(id, 'yes', optional)).toEqual({ saved: true });
    expect((await saved(id))?.additionalFields?.fieldKeys).toEqual(optional);
  });

  it.each([[[]], [['unknown']], [ONLY_DEFENSE]])('« oui » needs a field (%#)', async (ticked) => {
    const id = await atStep3();
    expect(await saveAdditionalFields(id, 'yes', ticked)).toEqual({ saved: false, problem: 'no_field' });
    expect((await saved(id))?.additionalFields).toBeUndefined();
  });

  it('« non » needs none, and forgets no tick', async () => {
    const id = await atStep3();
    expect(await saveAdditionalFields(id, 'no', OPTIONAL.slice(0, 1))).toEqual({ saved: true });
    expect((await saved(id))?.additionalFields).toEqual({ wanted: false, fieldKeys: OPTIONAL.slice(0, 1) });
  });

  it.each([null, '', 'oui'])('takes %j for no answer', async (wanted) => {
    const id = await atStep3();
    expect(await saveAdditionalFields(id, wanted, OPTIONAL)).toEqual({ saved: false, problem: 'no_choice' });
  });
});

describe('a post is refused', () => {
  const posts = {
    setup: (id: string) => saveSetup(id, 'yes', true),
    required_fields: (id: string) => saveRequiredFields(id, MANDATORY),
    additional_fields: (id: string) => saveAdditionalFields(id, 'no', []),
  };

  it('before the steps that come first', async () => {
    const { id } = await newMarket();
    await expect(posts.required_fields(id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(posts.additional_fields(id)).rejects.toMatchObject({ code: 'conflict' });
    await posts.setup(id);
    await expect(posts.additional_fields(id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await saved(id)).toEqual({ setup: { defense: true } });
  });

  it.each(['completedAt', 'cancelledAt'])('once the market has its %s', async (member) => {
    const market = await newMarket();
    await saveSetup(market.id, 'no', true);
    await saveRequiredFields(market.id, []);
    const before = await saved(market.id);
    await changeMarket(market.identifier, { [member]: NOW });
    for (const post of Object.values(posts)) await expect(post(market.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await saved(market.id)).toEqual(before);
  });
});

it('keeps both of two steps saved at once', async () => {
  const { id, revision } = await newMarket();
  await saveSetup(id, 'no', true);
  await saveRequiredFields(id, []);
  await Promise.all([saveRequiredFields(id, MANDATORY), saveAdditionalFields(id, 'yes', OPTIONAL)]);
  expect(await saved(id)).toEqual({
    setup: { defense: false },
    requiredFields: { fieldKeys: MANDATORY },
    additionalFields: { wanted: true, fieldKeys: OPTIONAL },
  });
  expect((await findMarket(id))?.revision).toBe(revision + 4);
});

describe('two people, or two tabs, on one market', () => {
  async function atStep3() {
    const { id } = await newMarket();
    await saveSetup(id, 'no', true);
    await saveRequiredFields(id, MANDATORY);
    await saveAdditionalFields(id, 'yes', OPTIONAL.slice(0, 2));
    return { id, seen: await seenNow(id), revision: (await findMarket(id))?.revision ?? 0 };
  }

  it.each(['yes', 'no'])('the later save of a step does not undo the earlier (« %s »)', async (wanted) => {
    const { id, seen } = await atStep3();
    expect(await saveAdditionalFields(id, 'yes', OPTIONAL.slice(0, 3), seen)).toEqual({ saved: true });
    const first = await findMarket(id);
    if (!first) throw new Error('no market');
    const late = await saveAdditionalFields(id, wanted, OPTIONAL.slice(0, 1), seen);
    expect(late).toEqual({ saved: false, problem: 'changed' });
    expect(await findMarket(id)).toEqual(first);
    expect(changesSince(seen, first.configuration, MANDATORY)).toEqual({
      additional: { wanted: true, added: [OPTIONAL[2]], removed: [] },
    });
  });

  it('of two posts at the same instant, one is saved and the other is told, whichever comes first', async () => {
    for (let time = 0; time < 10; time++) {
      const { id, seen, revision } = await atStep3();
      const mine = OPTIONAL.slice(0, 3);
      const theirs = OPTIONAL.slice(1, 2);
      const outcomes = await Promise.all([
        saveAdditionalFields(id, 'yes', mine, seen),
        saveAdditionalFields(id, 'yes', theirs, seen),
      ]);
      expect(outcomes.filter((outcome) => outcome.saved)).toHaveLength(1);
      expect(outcomes).toContainEqual({ saved: false, problem: 'changed' });
      const kept = outcomes[0]?.saved ? mine : theirs;
      expect((await saved(id))?.additionalFields).toEqual({ wanted: true, fieldKeys: kept });
      expect((await findMarket(id))?.revision).toBe(revision + 1);
    }
  });

  it('saves of different steps both go through, even at once: neither undoes the other', async () => {
    const { id, seen } = await atStep3();
    const outcomes = await Promise.all([
      saveRequiredFields(id, [], seen, true),
      saveAdditionalFields(id, 'yes', OPTIONAL.slice(0, 4), seen),
    ]);
    expect(outcomes).toEqual([{ saved: true }, { saved: true }]);
    expect(await saved(id)).toMatchObject({
      requiredFields: { fieldKeys: LOCKED },
      additionalFields: { fieldKeys: OPTIONAL.slice(0, 4) },
    });
  });

  it('the same choice made twice is no contradiction', async () => {
    const { id, seen } = await atStep3();
    const ticked = OPTIONAL.slice(0, 2);
    expect(await saveAdditionalFields(id, 'yes', ticked, seen)).toEqual({ saved: true });
    expect(await saveAdditionalFields(id, 'yes', ticked, seen)).toEqual({ saved: true });
  });

  it('once told, one saves over what one was shown', async () => {
    const { id, seen } = await atStep3();
    await saveAdditionalFields(id, 'yes', OPTIONAL.slice(0, 3), seen);
    expect(await saveAdditionalFields(id, 'no', [], await seenNow(id))).toEqual({ saved: true });
  });

  it('another answer on defence closes the later steps to a form drawn before it', async () => {
    const { id, seen } = await atStep3();
    await saveSetup(id, 'yes', true, seen);
    expect(await saveSetup(id, 'no', true, seen)).toEqual({ saved: false, problem: 'changed' });
    const late = saveAdditionalFields(id, 'yes', OPTIONAL, seen);
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
    expect(await saved(id)).toEqual({ setup: { defense: true } });
  });

  it('a form drawn before the first save is compared with nothing configured', async () => {
    const { id } = await newMarket();
    const seen = await seenNow(id);
    await saveSetup(id, 'no', true, seen);
    expect(await saveSetup(id, 'yes', true, seen)).toEqual({ saved: false, problem: 'changed' });
  });

  it('a form of the release before says a revision: what was configured then is what it was drawn from', async () => {
    const { id, seen, revision } = await atStep3();
    await saveAdditionalFields(id, 'yes', OPTIONAL.slice(0, 3), seen);
    const market = await found(id);
    expect(await seenAt(market, revision)).toEqual(seen);
    expect(await seenAt(market, market.revision)).toEqual(await seenNow(id));
    expect(await seenAt(market, 0)).toEqual(new Map());
  });

  it('a save and a finalisation at once: what is frozen is what is saved', async () => {
    for (let time = 0; time < 5; time++) {
      const { id, seen } = await atStep3();
      const saving = saveAdditionalFields(id, 'yes', OPTIONAL.slice(0, 5), seen).catch((error) => error);
      await Promise.all([saving, completeMarket(id, NOW)]);
      const frozen = (await findRequirements(id)).filter((field) => !field.required).map((field) => field.fieldKey);
      expect((await saved(id))?.additionalFields?.fieldKeys).toEqual(frozen);
    }
  });
});
