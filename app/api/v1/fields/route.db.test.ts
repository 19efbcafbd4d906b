import { beforeAll, describe, expect, it } from 'vitest';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestMarket } from '@/db/testing/make-test-market';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { itAllowsOnly } from '@/lib/api/testing/guarded';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import * as routes from './route';

useTestDatabase();

const SIRET = 'identite_entreprise_identification_siret';
const TURNOVER = 'capacite_economique_financiere_chiffre_affaires_global_annuel';

let owner: TestEditor;
let token: string;

beforeAll(async () => {
  await storeCatalogue(new Date());
  owner = await makeTestEditor();
  token = await tokenOf(owner);
});

const list = (query = '', as = token) => callApi(routes.GET, { token: as, path: `/api/v1/fields${query}` });

describe('GET /api/v1/fields', () => {
  it('200: the whole catalogue, in order, each field with its labels, types and register', async () => {
    const { data } = await (await list()).json();
    expect(data.map(({ key }: { key: string }) => key)).toEqual(CATALOGUE_FIELDS.map(({ key }) => key));
    const shipped = CATALOGUE_FIELDS.find(({ key }) => key === TURNOVER);
    expect(data.find(({ key }: { key: string }) => key === TURNOVER)).toEqual({
      key: TURNOVER,
      category: {
        key: 'capacite_economique_financiere',
        buyer_label: 'Capacité économique et financière',
        candidate_label: 'Quelle est la situation financière de votre entreprise\u00a0?',
      },
      subcategory: {
        key: 'chiffre_affaires',
        buyer_label: 'Chiffre d’affaires',
        candidate_label: 'Votre chiffre d’affaires',
      },
      buyer_label: shipped?.buyerLabel,
      candidate_label: shipped?.candidateLabel,
      candidate_help: shipped?.candidateHelp,
      input_type: 'turnover_by_year',
      market_type_codes: ['supplies', 'services', 'works'],
      register: shipped?.source,
      given_by_register: false,
      may_not_apply: shipped?.mayNotApply,
      unfavourable_when_yes: false,
      legal_reference: shipped?.legalReference,
      required: shipped?.mandatory,
      lots: [],
    });
    expect(data[0]).toMatchObject({ key: SIRET, input_type: 'firm_identifier', required: true });
  });

  it('200: those of a market, as they were frozen there, with the lots that alone ask for one', async () => {
    const lots = ['A', 'B', 'C'].map((name) => ({ name, cpvCode: null }));
    const market = await makeTestMarket(owner.editor.id, [SIRET, TURNOVER], { lots, lotRanks: { [TURNOVER]: [0, 2] } });
    await alter(`update catalogue_fields set buyer_label = 'Autre' where key = '${TURNOVER}'`);
    const { data } = await (await list(`?market=${market.identifier}`)).json();
    await storeCatalogue(new Date());
    expect(data).toMatchObject([
      { key: SIRET, lots: [] },
      { key: TURNOVER, lots: [1, 3], market_type_codes: ['supplies', 'services', 'works'] },
    ]);
    expect(data[1].buyer_label).toBe(CATALOGUE_FIELDS.find(({ key }) => key === TURNOVER)?.buyerLabel);
  });

  it('200: none of a market that is not configured yet, and an empty parameter is absent', async () => {
    const market = await makePendingMarket(owner.editor.id);
    expect(await (await list(`?market=${market.identifier}`)).json()).toEqual({ data: [] });
    expect((await (await list('?market=')).json()).data).toHaveLength(CATALOGUE_FIELDS.length);
  });

  it.each(['VR-2026-000000000000', '%00', '’', '../..'])('404 for ?market=%s', async (identifier) => {
    const answer = await list(`?market=${identifier}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'Resource not found' });
  });

  it('404 for another editor’s market', async () => {
    const market = await makeTestMarket(owner.editor.id, [SIRET]);
    const other = await tokenOf(await makeTestEditor());
    expect((await list(`?market=${market.identifier}`, other)).status).toBe(404);
  });

  it('401 without a token, 403 without api_read', async () => {
    expect((await callApi(routes.GET)).status).toBe(401);
    expect((await list('', await tokenOf(owner, 'api_write'))).status).toBe(403);
  });

  itAllowsOnly('GET, HEAD, OPTIONS', { ...routes });
});
