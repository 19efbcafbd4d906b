import { beforeEach, describe, expect, it } from 'vitest';
import { database, inTransaction } from '@/db/database';
import { changeRegisterRow, findRegisterRows, insertPending } from '@/db/queries/registers/states';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { startApplication } from '@/lib/applications/start-application';
import { ASKED, beginApplication, identity, NAME } from '@/lib/applications/testing/begin-application';
import { askRegister } from './ask-register';
import { legalUnit, testSiret, useRegisterServer } from './testing/register-server';
import { wantAgain } from './want-registers';

useTestDatabase();
const register = useRegisterServer();

const KEY = 'recherche_entreprises';
const AT = new Date('2026-11-22T10:00:00.000Z');
const HOUR_MS = 3_600_000;
const TOMORROW = new Date(AT.getTime() + 24 * HOUR_MS);

let rank = 0;
/** A draft whose firm typed its SIRET, and of which the register has answered. */
async function begin(siret = testSiret(++rank)) {
  const market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
  const begun = await beginApplication(market);
  const type = (now: Date) => begun.post('company_identification', identity({ siret, name: '' }), { now });
  await type(AT);
  const { firmId } = begun.application;
  const ask = (now: Date, key = KEY) => askRegister(firmId, key, () => now);
  const row = async (key = KEY) => (await findRegisterRows(firmId)).find((each) => each.register === key);
  await ask(AT);
  return { ...begun, market, siret, firmId, type, ask, row };
}

const says = (changed: object) => {
  register.answer = (siret, response) =>
    response.end(JSON.stringify({ results: [legalUnit(siret, changed)], total_results: 1 }));
};

beforeEach(async () => {
  await database().execute('truncate register_calls, register_states');
});

describe('what a register answered, once it may have changed', () => {
  it('is asked again when the identification is saved after an hour, not before', async () => {
    const { type, row } = await begin();
    await type(new Date(AT.getTime() + HOUR_MS / 2));
    expect(await row()).toMatchObject({ state: 'found', dueAt: null });
    await type(TOMORROW);
    expect(await row()).toMatchObject({ state: 'found', dueAt: TOMORROW });
  });

  it('stays while it is asked again, and when it says the same', async () => {
    const { type, ask, row, field } = await begin();
    const before = await field(NAME);
    await type(TOMORROW);
    expect((await field(NAME)).value).toEqual(before.value);
    expect(await ask(TOMORROW)).toBeNull();
    expect(await row()).toMatchObject({ state: 'found', newer: null, dueAt: null, answeredAt: AT });
    expect(register.asked).toHaveLength(2);
  });

  it('is never swapped: what it says now is kept beside, until the firm takes it', async () => {
    const { type, ask, row, field, post, siret } = await begin();
    const before = await field(NAME);
    says({ nom_raison_sociale: 'NOUVEAU NOM' });
    await type(TOMORROW);
    await ask(TOMORROW);
    const told = await field(NAME);
    expect(told.value).toEqual(before.value);
    expect(told.register?.newer).toMatchObject({ value: { text: 'NOUVEAU NOM' }, answeredAt: TOMORROW });
    const take = { action: { kind: 'take_newer', fieldKey: NAME } } as const;
    await post('company_identification', identity({ siret, name: '' }), { now: TOMORROW, ...take });
    const taken = await field(NAME);
    expect(taken.value).toEqual({ text: 'NOUVEAU NOM' });
    expect(taken.provenances['']).toMatchObject({ kind: 'register', at: TOMORROW.toISOString() });
    expect(taken.register?.newer).toBeNull();
    expect(await row()).toMatchObject({ newer: null });
  });

  it('tells at once that an establishment is closed: that is no answer', async () => {
    const { type, ask, row } = await begin();
    says({ etat_administratif: 'C' });
    await type(TOMORROW);
    await ask(TOMORROW);
    expect((await row())?.notices).toEqual([expect.objectContaining({ code: 'closed' })]);
  });

  it('stays when the register fails now, and nobody waits', async () => {
    const { type, ask, row, field } = await begin();
    const before = await field(NAME);
    register.answer = (_, response) => response.writeHead(502).end();
    await type(TOMORROW);
    expect(await ask(TOMORROW)).toBeNull();
    expect(await row()).toMatchObject({ state: 'found', dueAt: null });
    expect((await field(NAME)).value).toEqual(before.value);
  });

  it('is replaced where it was nothing', async () => {
    register.answer = (_, response) => response.end(JSON.stringify({ results: [], total_results: 0 }));
    const { type, ask, row } = await begin();
    expect(await row()).toMatchObject({ state: 'not_found' });
    register.answer = register.found;
    await type(TOMORROW);
    await ask(TOMORROW);
    expect(await row()).toMatchObject({ state: 'found', newer: null, answeredAt: TOMORROW });
  });

  it('another application of the firm is given what the register says now', async () => {
    const { type, ask, siret } = await begin();
    says({ nom_raison_sociale: 'NOUVEAU NOM' });
    await type(TOMORROW);
    await ask(TOMORROW);
    const other = await begin(siret);
    await other.ask(TOMORROW);
    expect((await other.field(NAME)).value).toEqual({ text: 'NOUVEAU NOM' });
  });

  it('is asked again when the firm comes back to its draft by its platform', async () => {
    const market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
    const given = { siret: testSiret(++rank), provider_user_id: 'u-1' };
    const { application } = await startApplication(market, given, 'fr', AT);
    await askRegister(application.firmId, KEY, () => AT);
    await startApplication(market, given, 'fr', TOMORROW);
    const [row] = await findRegisterRows(application.firmId);
    expect(row).toMatchObject({ state: 'found', dueAt: TOMORROW });
  });

  it('of a protected one: only where it gave nothing, or what it gave is over', async () => {
    const { firmId, siret, market, row } = await begin();
    await inTransaction(async (tx) => {
      await insertPending(tx, { firmId, siret, registers: ['urssaf'], now: AT });
      const answered = { state: 'found', answeredAt: AT, freshUntil: AT, dueAt: null } as const;
      const valid = { urssaf_attestation_vigilance: { value: { documents: [] }, validUntil: '2026-12-01' } };
      await changeRegisterRow(tx, { firmId, register: 'urssaf', siret }, { ...answered, said: valid });
    });
    const again = (now: Date) => inTransaction((tx) => wantAgain(tx, { firmId, editorId: market.editorId }, now));
    await again(TOMORROW);
    expect((await row('urssaf'))?.dueAt).toBeNull();
    const afterwards = new Date('2026-12-02T10:00:00.000Z');
    await again(afterwards);
    expect((await row('urssaf'))?.dueAt).toEqual(afterwards);
  });
});
