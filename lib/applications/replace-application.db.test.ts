import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { insertGrant, insertSession } from '@/db/queries/access';
import { holdStanding } from '@/db/queries/application-lots';
import { findNewestOfUser } from '@/db/queries/applications';
import { findAccessById, findPeople } from '@/db/queries/confirmed-access';
import { findApplicationOpenTo } from '@/db/queries/open-applications';
import { findReplacements } from '@/db/queries/replacements';
import { changeDocument, changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { alter, auditRowsAbout, deliveriesAbout, documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { withdrawAccess } from '@/lib/addresses/people';
import { makePerson } from '@/lib/addresses/testing/person';
import { beginReplacement, withdrawApplication } from './replace-application';
import { findBlockers } from './submit-application';
import { ASKED, addDocument, declare, FILES, identity, YES_NO } from './testing/begin-application';
import { readyAt, reopen, submittedAt } from './testing/submitted';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const DEADLINE = new Date('2026-11-30T11:00:00.250Z');
const LATER = new Date('2026-11-23T09:00:00.500Z');
const refused = (refusal: string) => ({ submitted: false, refusal });

let editor: Awaited<ReturnType<typeof makeTestEditor>>['editor'];

beforeAll(async () => {
  editor = (await makeTestEditor({ toldOfWithdrawals: true })).editor;
});

const newMarket = (more: Parameters<typeof makeTestMarket>[2] = {}) =>
  makeTestMarket(editor.id, ASKED, { deadline: DEADLINE, ...more });

async function replacing(first: Awaited<ReturnType<typeof submittedAt>>, now = LATER) {
  const begun = await beginReplacement(first.id, now);
  if ('why' in begun) throw new Error(begun.why);
  return reopen(begun.identifier);
}

describe('what replaces a submission', () => {
  it('begins as a copy of its answers and files, and is declared again; the first one stands meanwhile', async () => {
    const market = await newMarket();
    const begun = await readyAt(market);
    const file = await addDocument(begun.application.firmId);
    await begun.post('motifs_exclusion', { [`${YES_NO}.choice`]: 'no', ...declare('no_exclusion') });
    await begun.submit();
    const draft = await replacing(begun);
    const [form, before] = [await draft.form(), await begun.form()];
    expect(form.fields.map(({ key, value }) => [key, key === FILES ? null : value])).toEqual(
      before.fields.map(({ key, value }) => [key, key === FILES ? null : value]),
    );
    const [copied] = form.fields.find(({ key }) => key === FILES)?.documents ?? [];
    const [given] = before.fields.find(({ key }) => key === FILES)?.documents ?? [];
    expect({ ...copied, id: file }).toEqual(given);
    expect(form.fields.find(({ key }) => key === FILES)?.value).toEqual({ documents: [copied?.id] });
    expect((await documentRows(draft.id))[0]?.storageKey).toBe((await documentRows(begun.id))[0]?.storageKey);
    expect(findBlockers(form)).toEqual([{ code: 'declaration' }]);
    expect((await begun.current()).replacedAt).toBeNull();
    expect(await findReplacements(begun.id)).toEqual({ replaces: null, replacedBy: null });
  });

  it('takes its place in the instant in which it is submitted, and is replaced in turn', async () => {
    const first = await submittedAt(await newMarket());
    const second = await replacing(first);
    await second.post('motifs_exclusion', declare('no_exclusion'));
    expect(await second.submit(LATER)).toEqual({ submitted: true });
    expect(await first.current()).toMatchObject({ replacedAt: LATER, completedAt: NOW });
    expect(await findReplacements(first.id)).toEqual({ replaces: null, replacedBy: second.identifier });
    expect(await findReplacements(second.id)).toEqual({ replaces: first.identifier, replacedBy: null });
    expect(await beginReplacement(first.id, LATER)).toEqual({ why: 'replaced' });
    expect(await withdrawApplication(first.id, LATER)).toBe('replaced');
    const third = await replacing(second);
    await third.post('motifs_exclusion', declare('no_exclusion'));
    expect(await third.submit(LATER)).toEqual({ submitted: true });
    expect((await second.current()).replacedAt).toEqual(LATER);
  });

  it('is one draft, however often it is begun, and at once', async () => {
    const first = await submittedAt(await newMarket());
    const begun = await Promise.all([1, 2, 3, 4, 5].map(() => beginReplacement(first.id, LATER)));
    expect(new Set(begun.map((each) => JSON.stringify(each))).size).toBe(1);
    expect((await auditRowsAbout((await replacing(first)).identifier)).map(({ action }) => action)).toEqual([
      'application.replacement_begun',
    ]);
  });

  it('is of the same firm: another SIRET that is posted changes nothing', async () => {
    const first = await submittedAt(await newMarket());
    const draft = await replacing(first);
    await draft.post('company_identification', identity({ siret: '732 829 320 00074' }));
    await draft.post('motifs_exclusion', declare('no_exclusion'));
    expect(await draft.submit(LATER)).toEqual({ submitted: true });
    expect((await draft.current()).siret).toBe('13002526500013');
  });

  it('lets another draft of the firm through no more than before', async () => {
    const market = await newMarket();
    const first = await submittedAt(market);
    const rival = await readyAt(market);
    await replacing(first);
    expect(await rival.submit(LATER)).toEqual(refused('already_submitted'));
  });

  it('shows again what was explained of the declaration, and has no answer to it', async () => {
    const first = await readyAt(await newMarket());
    await first.post('motifs_exclusion', declare('concerned', 'Un redressement, avec un plan'));
    await first.submit();
    const draft = await replacing(first);
    expect(await draft.form()).toMatchObject({
      ...{ declaration: undefined, declarationDraft: { explanation: 'Un redressement, avec un plan' } },
      declarationInError: false,
    });
    // It is to be answered, and is so from the first.
    expect(findBlockers(await draft.form()).map(({ code }) => code)).toEqual(['in_error']);
    await draft.post('motifs_exclusion', declare('concerned', 'Un redressement, avec un plan'));
    expect(await draft.submit(LATER)).toEqual({ submitted: true });
  });

  it('leaves out a file that the antivirus flagged, and says so at its field', async () => {
    const first = await readyAt(await newMarket());
    const [safe, flagged] = [await addDocument(first.application.firmId), await addDocument(first.application.firmId)];
    await first.submit();
    await changeDocument(flagged, { scanState: 'flagged' });
    const draft = await replacing(first);
    const field = (await draft.form()).fields.find(({ key }) => key === FILES);
    expect(field?.documents.map(({ name }) => name)).toEqual([`${safe}.pdf`]);
    expect(field?.value).toEqual({ documents: field?.documents.map(({ id }) => id) });
    expect(field?.refusals).toEqual([{ name: `${flagged}.pdf`, slot: 'documents', code: 'virus', late: true }]);
  });

  it('stays closed to who left it, until they ask themselves; it opens to who came since', async () => {
    const first = await submittedAt(await newMarket());
    const what = { subject: 'application', subjectId: first.id } as const;
    const [left, stays] = [await makePerson(NOW, what), await makePerson(NOW, what)];
    const mine = await inTransaction(async (tx) => {
      const access = await findAccessById(tx, left.accessId);
      const expiresAt = new Date('2026-12-22T10:00:00Z');
      const session = await insertSession(tx, { digest: 'left', createdAt: NOW, expiresAt });
      if (access) await insertGrant(tx, session.id, access, NOW);
      return session.id;
    });
    const draft = await replacing(first);
    const at = { subject: 'application', subjectId: draft.id, identifier: draft.identifier } as const;
    const people = async () => (await findPeople(at)).map(({ addressId }) => addressId).sort();
    const own = (await findPeople(at)).find(({ addressId }) => addressId === left.id);
    await withdrawAccess(at, own?.id ?? '', left.id, LATER);
    expect(await people()).toEqual([stays.id]);
    const came = await makePerson(LATER, what);
    await beginReplacement(first.id, LATER);
    expect(await people()).toEqual([stays.id, came.id].sort());
    expect(await findApplicationOpenTo(mine, draft.identifier)).toBeUndefined();
    await beginReplacement(first.id, LATER, mine);
    expect(await people()).toEqual([left.id, stays.id, came.id].sort());
    expect(await findApplicationOpenTo(mine, draft.identifier)).toBeDefined();
  });

  it('is refused after the deadline, and the first one stands', async () => {
    const market = await newMarket();
    const first = await submittedAt(market);
    const draft = await replacing(first);
    await draft.post('motifs_exclusion', declare('no_exclusion'));
    const late = new Date(DEADLINE.getTime() + 1);
    expect(await draft.submit(late)).toEqual(refused('deadline_passed'));
    expect((await first.current()).replacedAt).toBeNull();
    expect(await beginReplacement(first.id, late)).toEqual({ why: 'deadline_passed' });
    await changeMarket(market.identifier, { cancelledAt: LATER });
    expect(await beginReplacement(first.id, LATER)).toEqual({ why: 'cancelled' });
    expect(await withdrawApplication(first.id, LATER)).toBe('cancelled');
  });

  it('is what the platform’s user comes back to', async () => {
    const market = await newMarket();
    const user = { siret: '13002526500013', foreignIdentifier: null, providerUserId: 'u-1' };
    const first = await submittedAt(market, { providerUserId: 'u-1', siret: user.siret });
    const newest = () => inTransaction((tx) => findNewestOfUser(tx, market.id, user));
    expect((await newest())?.id).toBe(first.id);
    const draft = await replacing(first);
    expect((await newest())?.id).toBe(draft.id);
    await withdrawApplication(first.id, LATER);
    expect((await newest())?.id).toBe(draft.id);
  });

  it('counts its lots anew: those of the first one are free, and no more than the limit', async () => {
    const lots = ['Gros œuvre', 'Peinture', 'Chauffage'].map((name) => ({ name, cpvCode: null }));
    const market = await newMarket({ lots, lotLimit: 2 });
    const ticked = (...numbers: number[]) => Object.fromEntries(numbers.map((each) => [`lots.lot_${each}`, 'yes']));
    const first = await submittedAt(market, {}, ticked(1, 2));
    const draft = await replacing(first);
    expect((await draft.form()).chosenLots.map(({ number }) => number)).toEqual([1, 2]);
    await draft.post('company_identification', { ...identity(), ...ticked(2, 3) });
    await draft.post('motifs_exclusion', declare('no_exclusion'));
    const other = await readyAt(market, {}, ticked(1));
    expect(await other.submit(LATER)).toEqual(refused('already_submitted'));
    expect(await draft.submit(LATER)).toEqual({ submitted: true });
    expect(await other.submit(LATER)).toEqual(refused('lot_limit'));
    const standing = await inTransaction(async (tx) => {
      const { application } = await reopen(draft.identifier);
      return holdStanding(tx, market.id, { ...application, siret: '13002526500013' });
    });
    expect(standing.sort()).toEqual([2, 3]);
  });
});

describe('a withdrawal', () => {
  it('is for good, is told once, and leaves room for another application', async () => {
    const market = await newMarket();
    const first = await submittedAt(market);
    await alter(`update market_applications set documents_ready_at = now() where id = '${first.id}'`);
    expect(await withdrawApplication(first.id, LATER)).toBeUndefined();
    expect(await withdrawApplication(first.id, new Date(LATER.getTime() + 1))).toBeUndefined();
    expect((await first.current()).withdrawnAt).toEqual(LATER);
    const [told, ...more] = await deliveriesAbout(first.id);
    expect(more).toEqual([]);
    expect(JSON.parse(told?.payload ?? '')).toEqual({
      event: 'market_application.withdrawn',
      timestamp: LATER.toISOString(),
      market_identifier: market.identifier,
      market_application: { identifier: first.identifier, withdrawn_at: LATER.toISOString() },
    });
    expect(await beginReplacement(first.id, LATER)).toEqual({ why: 'withdrawn' });
    expect(await (await readyAt(market)).submit(LATER)).toEqual({ submitted: true });
  });

  it('is told to nobody who did not ask for it', async () => {
    const { editor: other } = await makeTestEditor();
    const first = await submittedAt(await makeTestMarket(other.id, ASKED, { deadline: DEADLINE }));
    await alter(`update market_applications set documents_ready_at = now() where id = '${first.id}'`);
    await withdrawApplication(first.id, LATER);
    expect(await deliveriesAbout(first.id)).toEqual([]);
  });

  it('of a draft is none, and leaves one that replaces it as a first one', async () => {
    const market = await newMarket();
    expect(await withdrawApplication((await readyAt(market)).id, LATER)).toBe('not_submitted');
    const first = await submittedAt(market);
    const draft = await replacing(first);
    await withdrawApplication(first.id, LATER);
    await draft.post('motifs_exclusion', declare('no_exclusion'));
    expect(await draft.submit(LATER)).toEqual({ submitted: true });
    expect(await first.current()).toMatchObject({ replacedAt: null, withdrawnAt: LATER });
  });
});
