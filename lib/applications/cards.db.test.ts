import { beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { MAX_CARDS } from '@/lib/fields/values/cards';
import { addDocument, beginApplication, identity, NAME, SIRET, YES_NO } from './testing/begin-application';

useTestDatabase();

const TEAM = 'capacites_techniques_professionnelles_effectifs_cv_intervenants';
const DISCRETIONARY = 'motifs_exclusion_appreciation_acheteur_discretionnaire_bilan_ges';
const PEOPLE = `${TEAM}.people`;
const STEP = 'capacites_techniques_professionnelles';

let market: Market;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, [SIRET, NAME, YES_NO, DISCRETIONARY, TEAM]);
});

async function atTeam() {
  const begun = await beginApplication(market);
  await begun.post('company_identification', identity());
  await begun.post('motifs_exclusion');
  const cv = (id: string) => addDocument(begun.application.firmId, 10, TEAM, `people.${id}.cv_documents`);
  const cards = async () => (await begun.field(TEAM)).draft.people as { id: string; last_name?: string }[];
  return { ...begun, cv, cards };
}

const names = (people: Record<string, string>) =>
  Object.fromEntries(Object.entries(people).map(([id, name]) => [`${PEOPLE}.${id}.last_name`, name]));

describe('a card', () => {
  it('is added after those that are there, what was typed being kept', async () => {
    const { post, cards, field } = await atTeam();
    const saved = await post(STEP, names({ 1: 'A' }), { action: { kind: 'add_card', list: PEOPLE } });
    const [first, added] = await cards();
    expect(first).toEqual({ id: '1', last_name: 'A' });
    expect(added?.id).toMatch(/^[a-f0-9]{8}$/);
    expect(saved).toMatchObject({ mayGoOn: false, at: `${PEOPLE}.${added?.id}` });
    expect((await field(TEAM)).value).toMatchObject({ people: [{ last_name: 'A' }] });
  });

  it('is added while another is in error, and nothing is lost', async () => {
    const { post, cards } = await atTeam();
    await post(STEP, names({ 1: '<b>' }), { action: { kind: 'add_card', list: PEOPLE } });
    expect(await cards()).toMatchObject([{ id: '1', last_name: '<b>' }, {}]);
  });

  it(`is not added beyond ${MAX_CARDS}`, async () => {
    const { post, cards } = await atTeam();
    const full = names(Object.fromEntries(Array.from({ length: MAX_CARDS }, (_, rank) => [`c${rank}`, 'A'])));
    await post(STEP, full, { action: { kind: 'add_card', list: PEOPLE } });
    expect(await cards()).toHaveLength(MAX_CARDS);
  });

  it('that is empty goes at once', async () => {
    const { post, cards } = await atTeam();
    const action = { kind: 'remove_card', card: `${PEOPLE}.b`, confirmed: false } as const;
    expect(await post(STEP, names({ a: 'A', b: ' ', c: 'C' }), { action })).toMatchObject({
      mayGoOn: false,
      at: `${PEOPLE}.c`,
    });
    expect((await cards()).map((card) => card.id)).toEqual(['a', 'c']);
  });

  it.each([['something typed', 'B', 0] as const, ['a file only', '', 1] as const])(
    'that holds %s goes when that was confirmed, with its files and no other',
    async (_what, typed, fileCount) => {
      const { application, post, cards, cv, field } = await atTeam();
      const kept = await cv('c');
      const own = fileCount > 0 ? [await cv('b')] : [];
      const entries = names({ b: typed, c: 'C' });
      const card = `${PEOPLE}.b`;
      const asked = await post(STEP, entries, { action: { kind: 'remove_card', card, confirmed: false } });
      expect(asked).toMatchObject({ mayGoOn: false, at: `${card}.confirmation`, asking: card });
      expect(await cards()).toHaveLength(2);
      await post(STEP, entries, { action: { kind: 'keep_card', card } });
      expect(await cards()).toHaveLength(2);
      await post(STEP, entries, { action: { kind: 'remove_card', card, confirmed: true } });
      expect((await field(TEAM)).value).toMatchObject({ people: [{ last_name: 'C', cv_documents: [kept] }] });
      const removed = (await documentRows(application.id)).filter((row) => row.deletedAt !== null);
      expect(removed.map((row) => row.id)).toEqual(own);
    },
  );

  it('of another field or of none is left alone', async () => {
    const { post, cards } = await atTeam();
    for (const card of [`${YES_NO}.people.a`, `${PEOPLE}.zz`, PEOPLE, '', `${PEOPLE}.`]) {
      const action = { kind: 'remove_card', card, confirmed: true } as const;
      expect(await post(STEP, names({ a: 'A' }), { action })).toMatchObject({ mayGoOn: false });
    }
    expect(await cards()).toHaveLength(1);
  });

  it('keeps its files when the one before it goes', async () => {
    const { post, cv, field } = await atTeam();
    const files = [await cv('a'), await cv('b')];
    await post(STEP, names({ a: 'A', b: 'B' }));
    const action = { kind: 'remove_card', card: `${PEOPLE}.a`, confirmed: true } as const;
    await post(STEP, names({ a: 'A', b: 'B' }), { action });
    expect(await post(STEP, names({ b: 'B' }))).toMatchObject({ mayGoOn: true });
    expect((await field(TEAM)).value).toMatchObject({ people: [{ last_name: 'B', cv_documents: [files[1]] }] });
  });
});

describe('details given with « non »', () => {
  const entries = { [`${DISCRETIONARY}.choice`]: 'no', [`${DISCRETIONARY}.text`]: 'Voir le bilan.' };

  it('stop one until they are discarded by their own button, files included', async () => {
    const { application, post, field } = await atTeam();
    await addDocument(application.firmId, 10, DISCRETIONARY);
    expect(await post('motifs_exclusion', entries)).toMatchObject({ mayGoOn: false });
    expect((await field(DISCRETIONARY)).draft).toMatchObject({ text: 'Voir le bilan.' });
    await post('motifs_exclusion', entries, { action: { kind: 'discard_details', fieldKey: DISCRETIONARY } });
    expect(await field(DISCRETIONARY)).toMatchObject({
      value: { choice: 'no', text: '', documents: [] },
      documents: [],
      problems: [],
    });
  });

  it('are kept where « non » may need a proof', async () => {
    const { post, field } = await atTeam();
    const kept = { [`${YES_NO}.choice`]: 'no', [`${YES_NO}.text`]: 'Extrait joint.' };
    expect(await post('motifs_exclusion', kept)).toMatchObject({ mayGoOn: true });
    expect((await field(YES_NO)).value).toMatchObject({ choice: 'no', text: 'Extrait joint.' });
  });

  it('are discarded for the field that was named, and no other', async () => {
    const { post, field } = await atTeam();
    await post('motifs_exclusion', entries, { action: { kind: 'discard_details', fieldKey: YES_NO } });
    expect((await field(DISCRETIONARY)).draft).toMatchObject({ text: 'Voir le bilan.' });
  });
});
