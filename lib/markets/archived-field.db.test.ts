import { beforeAll, expect, it } from 'vitest';
import { findMarket } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { archiveField } from '@/lib/catalogue/edit-field';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { completeMarket } from './complete-market';
import { saveAdditionalFields, saveRequiredFields, saveSetup } from './configure-market';
import { fieldsOfMarket } from './market-fields';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00Z');
const TOOLS = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
const OPERATOR = 'c0ffee00-0000-4000-8000-000000000000';

let ticked: string;
let untouched: string;

const configured = async (additional: string[]) => {
  const { id } = await makePendingMarket((await makeTestEditor()).editor.id);
  await saveSetup(id, 'no', true);
  await saveRequiredFields(id, []);
  await saveAdditionalFields(id, 'yes', additional);
  return id;
};
const offered = async (id: string) => {
  const market = await findMarket(id);
  return market ? (await fieldsOfMarket(market)).map(({ key }) => key) : [];
};

beforeAll(async () => {
  await storeCatalogue(NOW);
  const other = (await fieldsOfMarket({ marketTypeCodes: ['works'], configuration: {} })).find(
    ({ mandatory, key }) => !mandatory && key !== TOOLS,
  );
  ticked = await configured([TOOLS]);
  untouched = await configured([other?.key ?? '']);
  await archiveField(TOOLS, {
    actor: { kind: 'administrator', id: OPERATOR },
    administratorId: OPERATOR,
    seenRevision: 0,
    now: NOW,
  });
});

it('a field that operators archive stays in the market whose buyer has ticked it, until its end', async () => {
  expect(await offered(ticked)).toContain(TOOLS);
  await completeMarket(ticked, NOW);
  expect((await findRequirements(ticked)).map(({ fieldKey }) => fieldKey)).toContain(TOOLS);
});

it('and can be ticked in no other', async () => {
  expect(await offered(untouched)).not.toContain(TOOLS);
  await saveAdditionalFields(untouched, 'yes', [TOOLS, ...(await offered(untouched))]);
  expect((await findMarket(untouched))?.configuration.additionalFields?.fieldKeys).not.toContain(TOOLS);
});
