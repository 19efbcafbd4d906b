import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { closeDatabase, inTransaction } from '@/db/database';
import { findAnswers, findDocuments } from '@/db/queries/answers';
import { findApplication } from '@/db/queries/applications';
import { findMarket, type Market } from '@/db/queries/markets';
import { findPublishedDocument } from '@/db/queries/published-documents';
import { findRequirements } from '@/db/queries/requirements';
import { eraseApplicationRows } from '@/db/queries/retention/erasure';
import { makeTestApplication } from '@/db/testing/make-test-market';
import { countRows } from '@/db/testing/read-rows';
import { databaseBefore, releaseBeforeFirms, upgrade } from '@/db/testing/release-before';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { forgetEnv } from '@/lib/env';
import { loadForm } from '@/lib/journey/application-form';
import { saveStep } from './save-step';
import { submitApplication } from './submit-application';
import { ASKED, addDocument, declare, EMAIL, FILES, identity, NAME, SESSION } from './testing/begin-application';

/**
 * An upgrade over applications, drafts and submitted, while the release before serves (docs/decisions/0032): its statements
 * run before, during and after the migration, and each release reads what the other wrote.
 */
useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const MAY_NOT_APPLY = 'motifs_exclusion_fiscales_et_sociales_travailleurs_handicapes';
const DRAFTS = 40;
const SUBMITTED = 40;

let before: Awaited<ReturnType<typeof databaseBefore>>;
let old: ReturnType<typeof releaseBeforeFirms>;
let market: Market;
/** What the release before read of each application, when the migration began. */
const filled = new Map<string, Awaited<ReturnType<typeof old.read>>>();

const siretOf = (rank: number) => `1300252650${String(rank).padStart(4, '0')}`;
const answered = (name: string) => ({ [NAME]: { text: name }, [EMAIL]: { text: 'contact@entreprise.example' } });

beforeAll(async () => {
  before = await databaseBefore('0016_firms');
  old = releaseBeforeFirms(before.url);
  vi.stubEnv('DATABASE_URL', before.url);
  forgetEnv();
  await closeDatabase();
  const marketId = await old.insertMarket(await old.insertEditor());
  await old.freezeMarket(marketId, [...ASKED, MAY_NOT_APPLY]);
  for (let rank = 0; rank < DRAFTS + SUBMITTED; rank += 1) await fill(marketId, rank);
  await underTraffic(marketId, () => upgrade(before.url));
  const found = await findMarket(marketId);
  if (!found) throw new Error('no market');
  market = found;
}, 60_000);
afterAll(async () => {
  await closeDatabase();
  await old?.close();
  await before?.drop();
});

/** An application with answers, a file for a field, one that was removed, one of the declaration; submitted or not. */
async function fill(marketId: string, rank: number): Promise<void> {
  const id = await old.insertApplication(marketId, siretOf(rank));
  for (const [key, value] of Object.entries(answered(`Entreprise ${rank}`))) await old.putAnswer(id, key, value);
  const file = await old.insertDocument(id, FILES);
  await old.putAnswer(id, FILES, {}, { documents: [file] });
  await old.removeDocument(id, await old.insertDocument(id, FILES));
  await old.insertDocument(id, 'declaration', 'files');
  await old.putDeclaration(id, `Sur l’honneur, ${rank}.`);
  if (rank >= DRAFTS) {
    await old.markSubmitted(id, siretOf(rank));
    await old.publishDocument(id, `key of ${rank}`);
  }
  filled.set(id, await old.read(id));
}

/** Has the release before save steps, give files and read, in transactions of its own, until `work` is done. */
async function underTraffic(marketId: string, work: () => Promise<void>): Promise<void> {
  let isDone = false;
  let saves = 0;
  const candidate = async () => {
    const id = await old.insertApplication(marketId);
    for (let turn = 0; !isDone || turn === 0; turn += 1, saves += 1) {
      await old.inTransaction(async (tx) => {
        await tx.lockApplication(id);
        await tx.putAnswer(id, NAME, { text: `${turn}` });
        await tx.insertDocument(id, FILES);
        await tx.putDeclaration(id, `${turn}`);
        await tx.markStepSaved(id, 'company_identification');
      });
      await old.publishDocument(id, `${turn}`);
    }
    filled.set(id, await old.read(id));
  };
  const traffic = Promise.all([1, 2, 3].map(candidate));
  await Promise.all([traffic, work().finally(() => (isDone = true))]);
  expect(saves).toBeGreaterThan(3);
}

async function found(id: string) {
  const application = await findApplication(id);
  if (!application) throw new Error('no application');
  return application;
}

/** The same as the release before reads, by this release. */
async function read(id: string) {
  const { firmId } = await found(id);
  const form = await loadForm(await found(id), market);
  const answers = (await findAnswers(firmId)).map(({ fieldKey, value }): [string, unknown] => [fieldKey, value]);
  return {
    answers: Object.fromEntries(answers.sort()),
    files: (await findDocuments(firmId)).map((document) => document.id),
    wording: form.declaration?.wording,
    attestation: (await findPublishedDocument(id, 'attestation'))?.storageKey,
  };
}

it('everything that was there is read by the new release, and still by the one before', async () => {
  expect(filled.size).toBe(DRAFTS + SUBMITTED + 3);
  for (const [id, was] of filled) {
    expect(await read(id)).toEqual(was);
    expect(await old.read(id)).toEqual(was);
  }
  expect(await countRows('applicant_firms')).toBe(await countRows('market_applications'));
  expect(await countRows('live_submissions')).toBe(SUBMITTED);
});

it('a market frozen before takes the mark that the catalogue has now', async () => {
  await storeCatalogue(NOW);
  const marked = (await findRequirements(market.id)).filter(({ mayNotApply }) => mayNotApply);
  expect(marked.map(({ fieldKey }) => fieldKey)).toEqual([MAY_NOT_APPLY]);
});

it('an application begun and filled by the release before is finished by this one, and the other way round', async () => {
  const theirs = await old.insertApplication(market.id);
  await old.putAnswer(theirs, EMAIL, { text: 'a@entreprise.example' });
  await old.putDeclaration(theirs, 'Avant.');
  await save(theirs, 'company_identification', identity({ siret: '73282932000074' }));
  await save(theirs, 'motifs_exclusion', declare('no_exclusion'));
  expect((await old.read(theirs)).answers).toMatchObject(answered('Menuiserie Lefèvre'));
  expect((await old.read(theirs)).wording).toBe((await read(theirs)).wording);
  expect((await old.read(theirs)).wording).not.toBe('Avant.');
  expect(await submitApplication(theirs, NOW)).toEqual({ submitted: true });
  expect(await old.isSiretSubmitted(market.id, '73282932000074')).toBe(true);

  const { id: ours, firmId } = await makeTestApplication(market);
  await save(ours, 'company_identification', identity());
  await save(ours, 'motifs_exclusion', declare('no_exclusion'));
  const mine = await addDocument(firmId);
  await old.putAnswer(ours, NAME, { text: 'Changée' });
  await old.putDeclaration(ours, 'Après.');
  const file = await old.insertDocument(ours, FILES);
  await old.removeDocument(ours, mine);
  expect(await read(ours)).toEqual(await old.read(ours));
  expect(await read(ours)).toMatchObject({
    answers: { [NAME]: { text: 'Changée' } },
    files: [file],
    wording: 'Après.',
  });
  await old.markSubmitted(ours, '13002526500013');
  await old.publishDocument(ours, 'theirs');
  expect(await read(ours)).toMatchObject({ attestation: 'theirs' });
});

it('a firm submits once to a market, whichever release its submissions go through', async () => {
  const siret = '44306184100047';
  const ids: string[] = [];
  for (let rank = 0; rank < 3; rank += 1) {
    const { id } = await makeTestApplication(market);
    await save(id, 'company_identification', identity({ siret }));
    await save(id, 'motifs_exclusion', declare('no_exclusion'));
    ids.push(id);
  }
  const [first = '', second = '', third = ''] = ids;
  await old.markSubmitted(first, siret);
  expect(await submitApplication(second, NOW)).toEqual({ submitted: false, refusal: 'already_submitted' });
  await expect(old.markSubmitted(third, siret)).rejects.toMatchObject({ constraint_name: 'live_submissions_once' });
});

it('either release erases what the other wrote, and nothing of it is left', async () => {
  const firms = await countRows('applicant_firms');
  const live = await countRows('live_submissions');
  const [theirs = '', ours = ''] = [...filled.keys()].slice(DRAFTS);
  expect(await old.erase(ours)).toBe(1);
  const { counts } = await inTransaction((tx) => eraseApplicationRows(tx, theirs));
  expect(counts).toMatchObject({ answers: 3, declarations: 1, files: 3, documents: 1 });
  expect(await countRows('applicant_firms')).toBe(firms - 2);
  expect(await countRows('live_submissions')).toBe(live - 2);
});

async function save(id: string, step: string, entries: Record<string, string>): Promise<void> {
  const target = { application: await found(id), market, sessionId: SESSION };
  const posted = { entries: new Map(Object.entries(entries)), refusals: new Map(), action: null };
  expect(await saveStep(target, step, posted, NOW)).toMatchObject({ mayGoOn: true });
}
