import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { database, inTransaction } from '@/db/database';
import { insertCall, listCalls } from '@/db/queries/registers/calls';
import { findRegisterRows, insertPending } from '@/db/queries/registers/states';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { submitApplication } from '@/lib/applications/submit-application';
import {
  ASKED,
  beginApplication,
  declare,
  identity,
  NAME,
  SESSION,
} from '@/lib/applications/testing/begin-application';
import { whatIsRead } from '@/lib/applications/what-was-read';
import { askRegister } from './ask-register';
import { testSiret, useRegisterServer } from './testing/register-server';

useTestDatabase();
const register = useRegisterServer();

const KEY = 'recherche_entreprises';
const AT = new Date('2026-11-22T10:00:00.000Z');
const later = (ms: number) => new Date(AT.getTime() + ms);

let rank = 0;
/** A draft whose firm has typed its SIRET, a new one unless it is given. */
async function begin(market?: Awaited<ReturnType<typeof makeTestMarket>>, siret = testSiret(++rank)) {
  const asking = market ?? (await makeTestMarket((await makeTestEditor()).editor.id, ASKED));
  const begun = await beginApplication(asking);
  const type = (typed: string, now = AT) =>
    begun.post('company_identification', { ...identity({ siret: typed, name: '' }) }, { now });
  await type(siret);
  const { firmId, identifier, id } = begun.application;
  const ask = (now = AT) => askRegister(firmId, KEY, () => now);
  const row = async () => (await findRegisterRows(firmId)).find((each) => each.register === KEY);
  return { ...begun, siret, firmId, identifier, id, type, ask, row };
}

/** Each comes back as long as it may at this time, as its function has it do: a turn may be somebody else's. */
async function pass(drafts: readonly Awaited<ReturnType<typeof begin>>[], now: Date): Promise<(Date | null)[]> {
  return Promise.all(
    drafts.map(async ({ ask }) => {
      let again = await ask(now);
      while (again !== null && again <= now) again = await ask(now);
      return again;
    }),
  );
}

/** Nothing of one test counts against the limits of the next. */
beforeEach(async () => {
  await database().execute('truncate register_calls, register_states');
});

describe('once a SIRET is known', () => {
  it('its registers wait to be asked, once, whatever is saved after', async () => {
    const { type, siret, row } = await begin();
    expect(await row()).toMatchObject({ register: KEY, siret, state: 'pending', dueAt: AT });
    await type(siret, later(1_000));
    expect((await row())?.askedAt).toEqual(AT);
    expect(register.asked).toEqual([]);
  });

  it('what is found answers what was left empty, says where it comes from, and is never typed for the firm', async () => {
    const { siret, ask, field } = await begin();
    expect(await ask()).toBeNull();
    const name = await field(NAME);
    expect(name).toMatchObject({
      draft: { text: '' },
      value: { text: `ENTREPRISE ${siret.slice(6, 9)}` },
      provenances: { '': { kind: 'register', register: KEY, at: AT.toISOString(), reference: `request-${siret}` } },
    });
    expect(register.asked).toEqual([{ siret, userAgent: 'PasseMarche/1.0' }]);
  });

  it('what the firm answers itself stands, over what was found', async () => {
    const { siret, ask, post, field } = await begin();
    await ask();
    await post('company_identification', identity({ siret, name: 'Menuiserie Lefèvre' }));
    expect(await field(NAME)).toMatchObject({ value: { text: 'Menuiserie Lefèvre' }, provenances: {} });
    await post('company_identification', identity({ siret, name: '' }));
    expect(await field(NAME)).toMatchObject({ value: { text: `ENTREPRISE ${siret.slice(6, 9)}` } });
  });

  it('another SIRET drops what was found of the first; one that is wrong drops it too', async () => {
    const { ask, type, row, field } = await begin();
    await ask();
    const other = testSiret(++rank);
    await type(other, later(5_000));
    expect(await row()).toMatchObject({ siret: other, state: 'pending', said: {} });
    expect((await field(NAME)).value).toEqual({ text: '' });
    await type('123', later(6_000));
    expect(await row()).toBeUndefined();
  });

  it('after twenty other SIRETs for one application, a register is not asked any more', async () => {
    const { type, ask, row } = await begin();
    for (let turn = 0; turn < 21; turn++) {
      const now = later(turn * 10_000);
      await type(testSiret(++rank), now);
      await ask(now);
    }
    expect(register.asked).toHaveLength(20);
    expect(await row()).toMatchObject({ state: 'disabled', dueAt: null });
  });

  it('protected registers: three SIRETs for one application, whatever was asked of the public ones', async () => {
    const { firmId, identifier, siret } = await begin();
    const calls = (register: string, count: number) =>
      inTransaction(async (tx) => {
        const call = { register, limitGroup: register, application: identifier, purpose: 'Candidature', startedAt: AT };
        for (let turn = 0; turn < count; turn++)
          await insertCall(tx, { ...call, editorId: randomUUID(), siret: testSiret(++rank), endedAt: AT });
      });
    const askUrssaf = (now: Date) => askRegister(firmId, 'urssaf', () => now);
    const wanted = { firmId, siret, registers: ['urssaf'], now: AT };
    await inTransaction((tx) => insertPending(tx, wanted));
    await calls(KEY, 5);
    register.answer = (_, response) => response.writeHead(502).end();
    expect(await askUrssaf(AT)).toEqual(later(15_000));
    expect(register.asked).toHaveLength(1);
    await calls('urssaf', 2);
    expect(await askUrssaf(later(20_000))).toBeNull();
    expect(register.asked).toHaveLength(1);
  });

  it('a SIRET that is changed while its register answers: what was said of the first is dropped', async () => {
    const draft = await begin();
    const other = testSiret(++rank);
    register.answer = (siret, response) =>
      void draft.type(other, later(1_000)).then(() => register.found(siret, response));
    await draft.ask();
    expect(await draft.row()).toMatchObject({ siret: other, state: 'pending', said: {} });
    expect((await draft.field(NAME)).value).toEqual({ text: '' });
  });

  it('the record says who asked for what, why, and what came of it', async () => {
    const { siret, identifier, ask } = await begin();
    await ask();
    expect(await listCalls(identifier)).toEqual([
      expect.objectContaining({
        ...{ register: KEY, siret, recipient: null, status: 200, outcome: 'found', startedAt: AT, endedAt: AT },
        purpose: expect.stringContaining(identifier),
        reference: `request-${siret}`,
      }),
    ]);
  });
});

describe('what the register says', () => {
  it('nothing: not found, and asked no more', async () => {
    register.answer = (_, response) => response.end(JSON.stringify({ results: [], total_results: 0 }));
    const { ask, row } = await begin();
    expect(await ask()).toBeNull();
    expect(await row()).toMatchObject({ state: 'not_found', dueAt: null });
  });

  it.each([
    ['an error', (response: import('node:http').ServerResponse) => response.writeHead(502).end()],
    ['garbage', (response: import('node:http').ServerResponse) => response.end('<html>')],
    [
      'an answer that is cut',
      (response: import('node:http').ServerResponse) =>
        response.writeHead(200, { 'content-length': 100 }).end('{') && response.destroy(),
    ],
    [
      'a way elsewhere',
      (response: import('node:http').ServerResponse) => response.writeHead(302, { location: '/search?q=1' }).end(),
    ],
  ])('%s: unavailable, asked again later and later', async (_, answer) => {
    register.answer = (_siret, response) => void answer(response);
    const { ask, row } = await begin();
    expect(await ask()).toEqual(later(15_000));
    expect(await row()).toMatchObject({ state: 'unavailable', failures: 1 });
    expect(await ask(later(15_000))).toEqual(later(15_000 + 60_000));
    register.answer = register.found;
    expect(await ask(later(80_000))).toBeNull();
    expect(await row()).toMatchObject({ state: 'found', failures: 0 });
  });

  it('429: nothing of its group is asked before, by anybody', async () => {
    register.answer = (_, response) => response.writeHead(429, { 'retry-after': '7' }).end();
    const [first, second] = [await begin(), await begin()];
    expect(await pass([first], AT)).toEqual([later(7_000)]);
    expect(await second.ask(later(100))).toEqual(later(7_000));
    expect(register.asked).toHaveLength(1);
  });

  it('five failures in a row: left in peace for a minute, then one call tries it', async () => {
    register.answer = (_, response) => response.writeHead(500).end();
    for (let turn = 0; turn < 5; turn++) await (await begin()).ask(later(turn * 2_000));
    const [sixth, seventh] = [await begin(), await begin()];
    expect(await sixth.ask(later(10_000))).toEqual(later(68_000));
    expect(register.asked).toHaveLength(5);
    register.answer = register.found;
    await pass([sixth, seventh], later(68_000));
    expect(await pass([sixth, seventh], later(71_000))).toEqual([null, null]);
    // Whose turn it was came first: those that had failed, and were due again.
    expect(register.asked.length).toBeGreaterThan(7);
  });
});

describe('limits, across every process that shares the database', () => {
  it('never more than seven calls in any second, whenever it begins', async () => {
    const drafts = await Promise.all(Array.from({ length: 12 }, () => begin()));
    const again = await pass(drafts, AT);
    expect(register.asked).toHaveLength(7);
    expect(again).toContainEqual(later(1_000));
    await pass(drafts, later(999));
    expect(register.asked).toHaveLength(7);
    await pass(drafts, later(1_000));
    expect(register.asked).toHaveLength(12);
  });

  it('turn by turn between editors, the nearest deadline first', async () => {
    const [busy, quiet] = [(await makeTestEditor()).editor.id, (await makeTestEditor()).editor.id];
    const days = (count: number) => new Date(AT.getTime() + count * 86_400_000);
    const far = await makeTestMarket(busy, ASKED, { deadline: days(90) });
    const near = await makeTestMarket(busy, ASKED, { deadline: days(3) });
    const other = await makeTestMarket(quiet, ASKED, { deadline: days(60) });
    const many = await Promise.all(Array.from({ length: 10 }, () => begin(far)));
    const [urgent, few] = [await begin(near), [await begin(other), await begin(other)]];
    const all = [...many, urgent, ...few];
    await pass(all, AT);
    const settled = await Promise.all(all.map(async ({ row }) => (await row())?.state === 'found'));
    const served = all.filter((_, place) => settled[place]);
    expect(served).toHaveLength(7);
    expect(served).toEqual(expect.arrayContaining([urgent, ...few]));
  });

  it('equal calls are one: who comes meanwhile waits, and is given its answer', async () => {
    const siret = testSiret(++rank);
    const [first, second] = [await begin(undefined, siret), await begin(undefined, siret)];
    register.answer = (_, response) => setTimeout(() => register.found(siret, response), 50);
    await Promise.all([first.ask(), second.ask(later(10))]);
    expect(await pass([first, second], later(3_000))).toEqual([null, null]);
    expect(register.asked).toHaveLength(1);
    expect((await first.row())?.said).toEqual((await second.row())?.said);
  });

  it('a call whose process was killed counts until it would have been given up, and is made again once', async () => {
    const { ask, siret, identifier, row } = await begin();
    const call = { register: KEY, limitGroup: KEY, application: identifier, siret, purpose: 'Candidature' };
    await inTransaction((tx) => insertCall(tx, { ...call, editorId: crypto.randomUUID(), startedAt: AT }));
    expect(await ask(later(5_000))).toEqual(later(7_000));
    expect(await ask(later(21_000))).toBeNull();
    expect(register.asked).toHaveLength(1);
    expect((await row())?.state).toBe('found');
  });
});

describe('at the submission', () => {
  const submitNow = async ({ post, id }: Awaited<ReturnType<typeof begin>>) => {
    await post('motifs_exclusion', declare('no_exclusion'));
    return submitApplication(id, later(60_000));
  };

  it('what was found is an answer like another, with where it comes from', async () => {
    const draft = await begin();
    await draft.ask();
    expect(await submitNow(draft)).toEqual({ submitted: true });
    const name = await draft.field(NAME);
    expect(name).toMatchObject({ value: { text: `ENTREPRISE ${draft.siret.slice(6, 9)}` } });
    expect(name.provenances['']).toMatchObject({ kind: 'register', register: KEY });
    expect((await draft.current()).companyName).toBe(`ENTREPRISE ${draft.siret.slice(6, 9)}`);
  });

  it('nobody waits: what is still asked stays so, and its calls are dropped', async () => {
    const draft = await begin();
    await draft.post('company_identification', identity({ siret: draft.siret }));
    expect(await submitNow(draft)).toEqual({ submitted: true });
    expect(await draft.ask(later(70_000))).toBeNull();
    expect(register.asked).toEqual([]);
    expect((await draft.row())?.state).toBe('pending');
  });

  it('what came after the summary was read is left out, as still asked; what is read again counts', async () => {
    const draft = await begin();
    await draft.post('company_identification', { ...identity({ siret: draft.siret, name: '' }) });
    await draft.post('motifs_exclusion', declare('no_exclusion'));
    const read = whatIsRead(await draft.form());
    await draft.ask();
    const sessionId = SESSION;
    expect(await submitApplication(draft.id, later(60_000), { sessionId, read })).toEqual({
      ...{ submitted: false, refusal: 'blocked' },
    });
    const again = whatIsRead(await draft.form());
    expect(await submitApplication(draft.id, later(60_000), { sessionId, read: again })).toEqual({ submitted: true });
  });

  it('an answer that comes after is not one', async () => {
    const draft = await begin();
    await draft.post('company_identification', identity({ siret: draft.siret }));
    register.answer = (siret, response) => void submitNow(draft).then(() => register.found(siret, response));
    await draft.ask();
    expect(await draft.row()).toMatchObject({ state: 'pending', said: {} });
    expect((await draft.field(NAME)).value).toEqual({ text: 'Menuiserie Lefèvre' });
  });
});
