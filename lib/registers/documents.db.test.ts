import type { ServerResponse } from 'node:http';
import { beforeEach, expect, it } from 'vitest';
import { database } from '@/db/database';
import { changeRegisterRow, findRegisterRows } from '@/db/queries/registers/states';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { ASKED, addDocument, beginApplication, identity } from '@/lib/applications/testing/begin-application';
import { pdf } from '@/lib/kits/files/testing/samples';
import { askRegister } from './ask-register';
import { testSiret, useRegisterServer } from './testing/register-server';

useTestDatabase();
const register = useRegisterServer();

const FIELD = 'motifs_exclusion_fiscales_et_sociales_declarations_cotisations_sociales';
const AT = new Date('2026-11-22T10:00:00.000Z');

let rank = 100;
/** A firm that is identified, and for which Urssaf is to be asked. */
async function begin() {
  const market = await makeTestMarket((await makeTestEditor()).editor.id, [...ASKED, FIELD]);
  const begun = await beginApplication(market);
  const type = (siret: string) => begun.post('company_identification', identity({ siret, name: '' }), { now: AT });
  const siret = testSiret(++rank);
  await type(siret);
  const { firmId } = begun.application;
  const row = async () => (await findRegisterRows(firmId)).find((each) => each.register === 'urssaf');
  return { ...begun, firmId, siret, type, row, ask: () => askRegister(firmId, 'urssaf', () => AT) };
}

/** Urssaf's answer, whose document is fetched from the same host; `meanwhile` happens before its bytes leave. */
function answerWithDocument(meanwhile: () => Promise<unknown>) {
  register.answer = (_siret, response: ServerResponse) => {
    const { url, headers } = response.req;
    if (url === '/attestation.pdf') return void meanwhile().then(() => response.end(pdf()));
    const document_url = `http://${headers.host}/attestation.pdf`;
    const data = { entity_status: { code: 'ok' }, document_url, date_fin_validite: '2027-04-30' };
    response.end(JSON.stringify({ data }));
  };
}

beforeEach(async () => {
  await database().execute('truncate register_calls, register_states');
});

it('a document of a register is kept as the firm’s, with its validity', async () => {
  const { application, ask, row, field } = await begin();
  answerWithDocument(async () => {});
  expect(await ask()).toBeNull();
  const kept = await documentRows(application.id);
  expect(kept).toHaveLength(1);
  expect((await row())?.said).toMatchObject({
    'urssaf_attestation_vigilance.document': { value: { documents: [kept[0]?.id] }, validUntil: '2027-04-30' },
  });
  expect((await field(FIELD)).registered).toHaveLength(1);
});

it('a SIRET that is changed while its document arrives: no document is kept', async () => {
  const { application, ask, row, type } = await begin();
  const typed: string[] = [];
  answerWithDocument(() => type('123').then(() => typed.push('123')));
  expect(await ask()).toBeNull();
  expect(typed).toEqual(['123']);
  expect(await row()).toBeUndefined();
  expect(await documentRows(application.id)).toEqual([]);
});

it('the files of a register stay in its order, however their rows come', async () => {
  const { application, firmId, siret, field } = await begin();
  const ids = await Promise.all([1, 2, 3].map(() => addDocument(firmId, 10, FIELD)));
  await database().execute(`update documents set register = 'urssaf' where id in ('${ids.join("','")}')`);
  for (const order of [ids, ids.toReversed()]) {
    const said = { 'urssaf_attestation_vigilance.document': { value: { documents: order } } };
    await changeRegisterRow(database(), { firmId, register: 'urssaf', siret }, { state: 'found', said });
    expect((await field(FIELD)).registered.map(({ id }) => id)).toEqual(order);
  }
  expect(await documentRows(application.id)).toHaveLength(3);
});
