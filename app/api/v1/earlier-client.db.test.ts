import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import * as application from '@/app/api/v1/market_applications/[identifier]/route';
import * as applications from '@/app/api/v1/public_markets/[identifier]/market_applications/route';
import * as market from '@/app/api/v1/public_markets/[identifier]/route';
import * as markets from '@/app/api/v1/public_markets/route';
import { findApplicationOfEditor } from '@/db/queries/applications';
import { findMarketOfEditor } from '@/db/queries/markets';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { deliveriesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, tokenOf } from '@/lib/api/testing/call-api';
import { saveStep } from '@/lib/applications/save-step';
import { submitApplication } from '@/lib/applications/submit-application';
import { declare, identity, SESSION } from '@/lib/applications/testing/begin-application';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { announceDocuments } from '@/lib/documents/publish/announce-documents';
import { completeMarket } from '@/lib/markets/complete-market';
import { saveAdditionalFields, saveRequiredFields, saveSetup } from '@/lib/markets/configure-market';

/**
 * A client written before lots were numbered and chosen, before firms without SIRET and groups: what it sends is still
 * taken, and every member that it reads is there, of the type that it knows. It ignores what it does not know.
 */
useTestDatabase();

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const lot = z.object({ name: z.string(), cpv_code: z.string().nullable() });
const marketKnown = z.object({
  identifier: z.string(),
  name: z.string(),
  lot_name: z.string().nullable(),
  lots: z.array(lot),
  deadline: moment,
  siret: z.string(),
  market_type_codes: z.array(z.string()),
  provider_user_id: z.string().nullable(),
  state: z.enum(['pending', 'completed', 'cancelled']),
  sync_status: z.string().nullable(),
  created_at: moment,
  completed_at: moment.nullable(),
  field_keys: z.array(z.string()),
});
const applicationKnown = z.object({
  identifier: z.string(),
  market_identifier: z.string(),
  siret: z.string().nullable(),
  company_name: z.string().nullable(),
  provider_user_id: z.string().nullable(),
  state: z.enum(['pending', 'completed']),
  sync_status: z.string().nullable(),
  created_at: moment,
  completed_at: moment.nullable(),
  documents_ready_at: moment.nullable(),
});
const marketTold = z.object({
  event: z.literal('market.completed'),
  timestamp: moment,
  market: marketKnown.pick({ identifier: true, name: true, lot_name: true, lots: true, field_keys: true }),
});
const applicationTold = z.object({
  event: z.literal('market_application.completed'),
  timestamp: moment,
  market_identifier: z.string(),
  market_application: z.object({
    identifier: z.string(),
    siret: z.string(),
    company_name: z.string(),
    completed_at: moment,
    attestation_url: z.url(),
    documents_package_url: z.url(),
  }),
});

let known: TestEditor;
let token: string;

beforeAll(async () => {
  await storeCatalogue(new Date());
  known = await makeTestEditor();
  token = await tokenOf(known);
});

const told = async (id: string) => JSON.parse((await deliveriesAbout(id))[0]?.payload ?? 'null');

it.each([
  ['no lot', {}, [], null],
  ['a lot by its name', { lot_name: 'Gros œuvre' }, [{ name: 'Gros œuvre', cpv_code: null }], 'Gros œuvre'],
  [
    'a list of one lot',
    { lots: [{ name: 'Peinture', cpv_code: '45442100-8' }] },
    [{ name: 'Peinture', cpv_code: '45442100-8' }],
    null,
  ],
])('runs unchanged for a market with %s', async (_what, sent, lots, lotName) => {
  const { editor } = known;
  const body = {
    public_market: {
      ...{ name: 'Rénovation de l’école', deadline: '2099-12-31T23:59', siret: '13002526500013' },
      ...{ market_type_codes: ['works'], provider_user_id: 'agent-7', ...sent },
    },
  };
  const created = await callApi(markets.POST, { token, json: body });
  expect(created.status).toBe(201);
  const { identifier } = z.object({ identifier: z.string(), configuration_url: z.url() }).parse(await created.json());
  const row = await findMarketOfEditor(editor.id, identifier);
  if (!row) throw new Error('no market');
  await saveSetup(row.id, 'no', true);
  await saveRequiredFields(row.id, []);
  await saveAdditionalFields(row.id, 'no', []);
  await completeMarket(row.id, new Date());
  expect(marketTold.parse(await told(row.id)).market).toMatchObject({ lot_name: lotName, lots });
  const shown = await callApi(market.GET, { token, params: { identifier } });
  expect(marketKnown.parse(await shown.json())).toMatchObject({ lot_name: lotName, lots, state: 'completed' });

  const started = await callApi(applications.POST, {
    ...{ token, params: { identifier } },
    json: { market_application: { siret: '73282932000074', provider_user_id: 'firm-1' } },
  });
  expect(started.status).toBe(201);
  const begun = z.object({ identifier: z.string(), application_url: z.url() }).parse(await started.json());
  const found = await findApplicationOfEditor(editor.id, begun.identifier);
  if (!found) throw new Error('no application');
  const target = { ...found, sessionId: SESSION };
  for (const [step, entries] of [
    ['company_identification', identity()],
    ['summary', declare('no_exclusion')],
  ] as const)
    await saveStep(
      target,
      step,
      { entries: new Map(Object.entries(entries)), refusals: new Map(), action: null },
      new Date(),
    );
  expect(await submitApplication(found.application.id, new Date())).toEqual({ submitted: true });
  await announceDocuments(found.application.id, new Date());
  expect(applicationTold.parse(await told(found.application.id)).market_application).toMatchObject({
    identifier: begun.identifier,
    siret: '73282932000074',
  });
  const answer = await callApi(application.GET, { token, params: { identifier: begun.identifier } });
  expect(applicationKnown.parse(await answer.json())).toMatchObject({
    state: 'completed',
    provider_user_id: 'firm-1',
    company_name: 'Menuiserie Lefèvre',
  });
});
