import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import ApplicationPage from '@/app/admin/applications/[identifier]/page';
import ApplicationsPage from '@/app/admin/applications/page';
import FieldPage from '@/app/admin/catalogue/[key]/page';
import CataloguePage from '@/app/admin/catalogue/page';
import CircuitsPage from '@/app/admin/circuits/page';
import DeliveryPage from '@/app/admin/deliveries/[id]/page';
import DeliveriesPage from '@/app/admin/deliveries/page';
import MarketPage from '@/app/admin/markets/[identifier]/page';
import MarketsPage from '@/app/admin/markets/page';
import RegistersPage from '@/app/admin/registers/page';
import StatisticsPage from '@/app/admin/statistics/page';
import { closeDatabase } from '@/db/database';
import { countQueries } from '@/db/testing/count-queries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { forgetEnv } from '@/lib/env';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';

// The cookie of a request exists in a server only: who is signed in is told here, all else is asked as ever.
vi.mock('@/lib/auth/administrator', async (original) => ({
  ...(await original()),
  requireAdministrator: async () => ({ id: randomUUID(), email: 'a@b.example', role: 'administrator', sessionId: '' }),
}));

const EMAIL = 'identite_entreprise_contact_email';
const testDatabase = useTestDatabase();
let door: Awaited<ReturnType<typeof countQueries>>;
let identifiers: { market: string; application: string; delivery: string };

beforeAll(async () => {
  door = await countQueries(testDatabase.url());
  vi.stubEnv('DATABASE_URL', door.url);
  forgetEnv();
  await closeDatabase();
  await storeCatalogue(new Date());
  await fill(1);
});
afterAll(async () => {
  await closeDatabase();
  await door.close();
});

/** As many editors, each with a market, an application and a delivery. */
async function fill(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const { editor } = await makeTestEditor();
    const market = await makeTestMarket(editor.id, [EMAIL]);
    const application = await makeTestApplication(market);
    const delivery = await makeDelivery(editor);
    identifiers = { market: market.identifier, application: application.identifier, delivery: delivery.id };
  }
}

type Page = (props: { params: Promise<never>; searchParams: Promise<object> }) => Promise<unknown>;
const PAGES: Record<string, [Page, () => object]> = {
  markets: [MarketsPage as Page, () => ({})],
  market: [MarketPage as Page, () => ({ identifier: identifiers.market })],
  applications: [ApplicationsPage as Page, () => ({})],
  application: [ApplicationPage as Page, () => ({ identifier: identifiers.application })],
  deliveries: [DeliveriesPage as Page, () => ({})],
  delivery: [DeliveryPage as Page, () => ({ id: identifiers.delivery })],
  circuits: [CircuitsPage as Page, () => ({})],
  registers: [RegistersPage as Page, () => ({})],
  catalogue: [CataloguePage as Page, () => ({})],
  field: [FieldPage as Page, () => ({ key: EMAIL })],
  statistics: [StatisticsPage as Page, () => ({})],
};

async function statements(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, [draw, params]] of Object.entries(PAGES)) {
    const before = door.counted();
    expect(await draw({ params: Promise.resolve(params() as never), searchParams: Promise.resolve({}) })).toBeTruthy();
    counts[name] = door.counted() - before;
  }
  return counts;
}

it('takes the console’s pages as many statements for one of everything as for six, and few', async () => {
  const counts = await statements();
  await fill(5);
  expect(await statements()).toEqual(counts);
  for (const [name, count] of Object.entries(counts)) {
    expect(count, name).toBeGreaterThan(0);
    expect(count, name).toBeLessThanOrEqual(9);
  }
});
