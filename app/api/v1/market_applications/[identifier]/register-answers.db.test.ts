import { expect, it } from 'vitest';
import * as list from '@/app/api/v1/public_markets/[identifier]/market_applications/route';
import { database, inTransaction } from '@/db/database';
import { putAnswer } from '@/db/queries/answers';
import { findFirms } from '@/db/queries/firms';
import { changeRegisterRow, insertPending } from '@/db/queries/registers/states';
import type { SaidOfSource } from '@/db/schema/registers';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { submitApplication } from '@/lib/applications/submit-application';
import {
  ASKED,
  addDocument,
  beginApplication,
  declare,
  identity,
  NAME,
} from '@/lib/applications/testing/begin-application';
import { makeSubmittedGroup } from '@/lib/documents/testing/make-submitted';
import { GET } from './route';

useTestDatabase();

const SIRET = '13002526500013';
const TURNOVER = 'capacite_economique_financiere_chiffre_affaires_global_annuel';
const SOCIAL = 'motifs_exclusion_fiscales_et_sociales_declarations_cotisations_sociales';
const AT = new Date('2026-11-22T10:00:00.000Z');
const ANSWERED = '2026-11-22T10:00:04.250Z';
/** Nothing of what a register protects may be in the API's answer, under whatever name. */
const CANARIES = /1.?842.?350|CANARI|msa_up_to_date/;

const YEARS = [2025, 2024, 2023].map((year) => ({
  fiscal_year_end: `${year}-12-31`,
  turnover: '1842350',
  market_share_percent: null,
}));

async function asJson(owner: TestEditor, identifier: string) {
  const answer = await callApi(GET, { token: await tokenOf(owner), params: { identifier } });
  expect(answer.status).toBe(200);
  return answer.json();
}

/** A firm that types its identity and its declaration, while registers say the rest of these fields. */
async function begin(fields: string[], said: Record<string, Record<string, SaidOfSource>>) {
  const owner = await makeTestEditor();
  const market = await makeTestMarket(owner.editor.id, [...ASKED, ...fields]);
  const begun = await beginApplication(market);
  await begun.post('company_identification', identity({ siret: SIRET, name: '' }), { now: AT });
  await begun.post('motifs_exclusion', declare('no_exclusion'), { now: AT });
  const { firmId, identifier } = begun.application;
  const answered = {
    state: 'found',
    answeredAt: new Date(ANSWERED),
    reference: 'CANARI-reference',
    dueAt: null,
  } as const;
  for (const [register, each] of Object.entries(said)) {
    await inTransaction((tx) => insertPending(tx, { firmId, siret: SIRET, registers: [register], now: AT }));
    await changeRegisterRow(database(), { firmId, register, siret: SIRET }, { ...answered, said: each });
  }
  const submit = async () => expect(await submitApplication(begun.application.id, AT)).toEqual({ submitted: true });
  return { ...begun, owner, market, firmId, submit, read: () => asJson(owner, identifier) };
}

const told = (field_key: string, register: string, valid_until: string | null = null) => ({
  ...{ field_key, member: null, register, answered_at: ANSWERED, valid_until },
});

const SEARCH = { recherche_entreprises: { 'insee.social_reason': { value: { text: 'CHARPENTES DU VAL' } } } };

it('a field that a register answered: which, when and until when, once submitted, and never what it protects', async () => {
  const { firmId, owner, market, submit, read } = await begin([SOCIAL, TURNOVER], {
    ...SEARCH,
    chiffres_affaires: { 'dgfip_chiffres_affaires.chiffres_affaires_data': { value: { years: YEARS } } },
  });
  const file = await addDocument(firmId, 10, SOCIAL);
  await database().execute(`update documents set register = 'urssaf', name = 'CANARI.pdf' where id = '${file}'`);
  await inTransaction((tx) => insertPending(tx, { firmId, siret: SIRET, registers: ['urssaf'], now: AT }));
  const vigilance = { value: { documents: [file] }, validUntil: '2027-04-30' };
  const given = { state: 'found', answeredAt: new Date(ANSWERED), dueAt: null } as const;
  const said = { 'urssaf_attestation_vigilance.document': vigilance };
  await changeRegisterRow(database(), { firmId, register: 'urssaf', siret: SIRET }, { ...given, said });
  expect(await read()).toMatchObject({ state: 'pending', register_answers: [] });

  await submit();
  const json = await read();
  expect(json.company_name).toBe('CHARPENTES DU VAL');
  const byKey = (rows: { field_key: string }[]) =>
    rows.toSorted((one, other) => one.field_key.localeCompare(other.field_key));
  expect(byKey(json.register_answers)).toEqual(
    byKey([
      told(NAME, 'recherche_entreprises'),
      told(SOCIAL, 'urssaf', '2027-04-30'),
      told(TURNOVER, 'chiffres_affaires'),
    ]),
  );
  expect(JSON.stringify(json)).not.toMatch(CANARIES);
  expect(JSON.stringify(json)).not.toContain(file);

  const params = { identifier: market.identifier };
  const listed = await (await callApi(list.GET, { token: await tokenOf(owner), params })).json();
  expect(listed.data).toHaveLength(1);
  const { register_answers: _, ...before } = json;
  expect(listed.data[0]).toEqual(before);
});

it('a statement that stands for a document is told without its words; what the firm typed itself is not told', async () => {
  const { post, submit, read } = await begin([SOCIAL], {
    ...SEARCH,
    msa: { [SOCIAL]: { statement: { code: 'msa_up_to_date', about: 'CANARI' } } },
  });
  await post('company_identification', identity({ siret: SIRET, name: 'Charpentes du Val, agence de Tours' }), {
    now: AT,
  });
  await submit();
  const json = await read();
  expect(json.register_answers).toEqual([told(SOCIAL, 'msa')]);
  expect(JSON.stringify(json)).not.toMatch(CANARIES);
});

it('of a group, each answer says whose it is', async () => {
  const { id, application, owner } = await makeSubmittedGroup();
  const [, , third] = await findFirms(id);
  if (!third) throw new Error('no third member');
  const kept = { firmId: third.id, draft: {}, value: undefined, inError: false, refusals: [], updatedAt: AT };
  const provenance = { kind: 'register', register: 'insee', at: ANSWERED, reference: 'CANARI' } as const;
  await inTransaction((tx) => putAnswer(tx, { ...kept, fieldKey: NAME, provenances: { '': provenance } }));
  const json = await asJson(owner, application.identifier);
  expect(json.register_answers).toEqual([{ ...told(NAME, 'insee'), member: 3 }]);
  expect(JSON.stringify(json)).not.toMatch(CANARIES);
});
