import { beforeAll, expect, it } from 'vitest';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { marksOf } from '@/lib/forms/marks';
import { withCards } from './posted-draft';
import { entriesAtStep } from './save-step';
import { addDocument, beginApplication, EMAIL, identity, NAME, SIRET } from './testing/begin-application';

useTestDatabase();

const STEP = 'capacites_techniques_professionnelles';
const CONTRACTS = `${STEP}_realisations_livraisons_trois_ans`;

let market: Market;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, [SIRET, NAME, EMAIL, CONTRACTS]);
});

const card = (id: string, title: string, end = '') => ({
  [`${CONTRACTS}.contracts.${id}.title`]: title,
  [`${CONTRACTS}.contracts.${id}.end_date`]: end,
});

it('cards that are added, filled while one types, then saved by a button, all stay', async () => {
  const { application, post, form, field } = await beginApplication(market);
  const seen = async () => marksOf(entriesAtStep(await form(), STEP));
  const titles = async () =>
    ((await field(CONTRACTS)).draft.contracts as { title?: string }[]).map(({ title }) => title);
  await post('company_identification', identity());
  await post(STEP, card('1', 'Mairie'), { seen: await seen(), whileTyping: true });
  await addDocument(application.firmId, 10, CONTRACTS, 'contracts.1.certificate_documents');
  const add = { kind: 'add_card', list: `${CONTRACTS}.contracts` } as const;
  await post(STEP, card('1', 'Mairie'), { seen: await seen(), action: add });
  expect(await titles()).toEqual(['Mairie', undefined]);
  const [, added] = (await field(CONTRACTS)).draft.contracts as { id: string }[];
  const drawn = await seen();
  const typed = { ...card('1', 'Mairie'), ...card(added?.id ?? '', 'École') };
  // As scripts post it: with the cards, and at the same moment as the button.
  const byScript = Object.fromEntries(withCards(new Map(Object.entries(typed))));
  expect((await post(STEP, byScript, { seen: drawn, whileTyping: true })).changes).toEqual([]);
  expect(await titles()).toEqual(['Mairie', 'École']);
  const sent = new Map([
    ...drawn,
    [
      `${CONTRACTS}.contracts.${added?.id}.title`,
      ['', ...(marksOf(new Map(Object.entries(typed))).get(`${CONTRACTS}.contracts.${added?.id}.title`) ?? [])],
    ],
  ]);
  const more = { ...typed, ...card(added?.id ?? '', 'École', '30/06/1998') };
  expect((await post(STEP, more, { seen: sent, action: add })).changes).toEqual([]);
  expect(await titles()).toEqual(['Mairie', 'École', undefined]);
});
