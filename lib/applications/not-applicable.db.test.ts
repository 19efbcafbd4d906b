import { beforeAll, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findAnswers, putAnswer } from '@/db/queries/answers';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { isAnswered, readAnswer } from '@/lib/fields/read-answer';
import type { Provenance } from '@/lib/fields/values/provenance';
import { pageOf } from '@/lib/journey/candidate-steps';
import { pageStates } from '@/lib/journey/section-states';
import { submitApplication } from './submit-application';
import { ASKED, addDocument, beginApplication, declare, identity } from './testing/begin-application';
import { changedSinceRead, whatIsRead } from './what-was-read';

/** What one answers, beside a value: that the question does not concern the firm; and where a value comes from. */
useTestDatabase();

const TURNOVER = 'capacite_economique_financiere_chiffre_affaires_global_annuel';
const DISABLED = 'motifs_exclusion_fiscales_et_sociales_travailleurs_handicapes';
const STEP = 'capacite_economique_financiere';
const NOW = new Date('2026-11-22T10:00:00.123Z');
const REASON = { reason: 'Moins de vingt salariés.' };
const DGFIP: Provenance = { kind: 'register', at: '2026-11-20T08:00:00.000Z', register: 'dgfip', reference: 'liasse' };

let market: Market;
beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, [...ASKED, TURNOVER, DISABLED]);
});

type Begun = Awaited<ReturnType<typeof beginApplication>>;

/** Says it on the field's page, where nothing else is typed. */
async function say(begun: Begun, fieldKey: string, reason = '', more: Record<string, string> = {}) {
  const { requirement } = await begun.field(fieldKey);
  const said = { [`${fieldKey}.not_applicable`]: '1', [`${fieldKey}.not_applicable_reason`]: reason };
  return begun.post(pageOf(requirement), { ...said, ...more });
}

/** Identified, declared, and not concerned by one of the two questions that may not apply. */
async function begin(): Promise<Begun> {
  const begun = await beginApplication(market);
  await begun.post('company_identification', identity());
  await begun.post('motifs_exclusion', declare('no_exclusion'));
  await say(begun, DISABLED, ` ${REASON.reason}`);
  return begun;
}

it('« non concerné » is an answer: read, counted, kept by the next save of its step', async () => {
  const begun = await begin();
  const field = await begun.field(DISABLED);
  const section = async () =>
    pageStates(await begun.form()).find(({ page }) => page === pageOf(field.requirement))?.state?.unanswered;
  expect(field.notApplicable).toEqual(REASON);
  expect(isAnswered({ field, value: field.value })).toBe(true);
  expect(await section()).toBe(2); // the two others of the section
  const { unanswered } = await begun.post('motifs_exclusion', declare('no_exclusion'));
  expect(unanswered).not.toContain(DISABLED);
  expect((await begun.field(DISABLED)).notApplicable).toEqual(REASON);
});

it('unticked, it is taken back', async () => {
  const begun = await begin();
  await begun.post(pageOf((await begun.field(DISABLED)).requirement), {});
  expect((await begun.field(DISABLED)).notApplicable).toBeNull();
});

it('beside an answer it is a mistake, said at the box, and counts for nothing', async () => {
  const begun = await beginApplication(market);
  await addDocument(begun.application.firmId, 10, DISABLED);
  expect(await say(begun, DISABLED)).toMatchObject({ mayGoOn: false, wrong: [DISABLED] });
  const field = await begun.field(DISABLED);
  expect(field.problems).toEqual([{ member: 'not_applicable', code: 'not_applicable_answered' }]);
  expect(field.notApplicable).toBeNull();
});

it('its reason is a line like another', async () => {
  const begun = await beginApplication(market);
  expect(await say(begun, DISABLED, '<b>non')).toMatchObject({ mayGoOn: false });
  expect((await begun.field(DISABLED)).problems).toEqual([{ member: 'not_applicable_reason', code: 'markup' }]);
});

it('is not taken from a question that always applies', async () => {
  const begun = await beginApplication(market);
  const key = 'identite_entreprise_contact_email';
  expect(await begun.post('company_identification', { ...identity(), [`${key}.not_applicable`]: '1' })).toBeTruthy();
  expect((await begun.field(key)).notApplicable).toBeNull();
});

it('said since the summary was read, it is a change', async () => {
  const begun = await beginApplication(market);
  const read = whatIsRead(await begun.form());
  expect(changedSinceRead(await begun.form(), read)).toEqual([]);
  await say(begun, TURNOVER);
  expect(changedSinceRead(await begun.form(), read)).toEqual([TURNOVER]);
});

it('it is frozen by the submission, with its reason', async () => {
  const begun = await begin();
  expect(await submitApplication(begun.application.id, NOW)).toEqual({ submitted: true });
  const field = await begun.field(DISABLED);
  expect(readAnswer({ field, value: field.value, documents: field.documents })).toEqual([
    { kind: 'paragraph', text: 'Non concerné (déclaré par le candidat)' },
    { kind: 'pair', label: 'Motif', value: REASON.reason },
  ]);
});

it('a value of a register keeps where it comes from until it is typed over, cell by cell, also when submitted', async () => {
  const begun = await begin();
  const turnover = (...amounts: string[]) =>
    Object.fromEntries(amounts.map((amount, rank) => [`${TURNOVER}.years.${rank + 1}.turnover`, amount]));
  const years = turnover('1000', '2000', '3000');
  const complete = (typed: Record<string, string>) =>
    Object.fromEntries(
      [1, 2, 3].flatMap((id) =>
        ['fiscal_year_end', 'turnover', 'market_share_percent'].map((member) => {
          const name = `${TURNOVER}.years.${id}.${member}`;
          return [name, typed[name] ?? ''];
        }),
      ),
    );
  await begun.post(STEP, complete(years));
  const { firmId } = begun.application;
  const stored = async () => (await findAnswers(firmId)).find(({ fieldKey }) => fieldKey === TURNOVER);
  const answer = await stored();
  if (!answer?.value) throw new Error('no turnover');
  expect(answer.provenances).toEqual({});
  await inTransaction((tx) => putAnswer(tx, { ...answer, provenances: { '': DGFIP } }));
  await begun.post(STEP, complete(years));
  expect((await stored())?.provenances).toEqual({ '': DGFIP });
  await begun.post(STEP, complete(turnover('1000', '2500', '3000')));
  await submitApplication(begun.application.id, NOW);
  const { provenances } = await begun.field(TURNOVER);
  expect(provenances).toMatchObject({ 'years.0': DGFIP, 'years.1.fiscal_year_end': DGFIP, 'years.2': DGFIP });
  expect(provenances).not.toHaveProperty('years.1.turnover');
  expect(provenances).not.toHaveProperty('years.1');
});
