import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as deliveries from '@/app/api/v1/webhook_deliveries/route';
import { closeDatabase } from '@/db/database';
import { countQueries } from '@/db/testing/count-queries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { callApi, type RouteHandler, tokenOf } from '@/lib/api/testing/call-api';
import { makeMarket } from '@/lib/api/testing/markets';
import { forgetEnv } from '@/lib/env';
import * as applications from './public_markets/[identifier]/market_applications/route';
import * as markets from './public_markets/route';

const testDatabase = useTestDatabase();

let door: Awaited<ReturnType<typeof countQueries>>;
let editor: TestEditor;
let token: string;
let identifier: string;

beforeAll(async () => {
  door = await countQueries(testDatabase.url());
  vi.stubEnv('DATABASE_URL', door.url);
  forgetEnv();
  await closeDatabase();
  editor = await makeTestEditor();
  token = await tokenOf(editor);
  identifier = await makeMarket(editor, { lots: [{ name: 'Un' }, { name: 'Deux', cpv_code: '12345678-9' }] });
});
afterAll(async () => {
  await closeDatabase();
  await door.close();
});

/** A list, and how many statements it took, the check of the token included. */
async function ask(handler: RouteHandler) {
  const before = door.counted();
  const answer = await callApi(handler, { token, params: { identifier }, path: '/api/v1/x?limit=100' });
  return { data: (await answer.json()).data, statements: door.counted() - before };
}

const apply = () =>
  callApi(applications.POST, { token, params: { identifier }, json: { market_application: {} }, path: '/api/v1/x' });

it('a list takes as many statements for forty rows as for one', async () => {
  await apply();
  const first = { markets: await ask(markets.GET), applications: await ask(applications.GET) };
  for (let count = 0; count < 39; count += 1) await Promise.all([makeMarket(editor), apply()]);
  const later = { markets: await ask(markets.GET), applications: await ask(applications.GET) };
  expect([first.markets.data.length, first.applications.data.length]).toEqual([1, 1]);
  expect([later.markets.data.length, later.applications.data.length]).toEqual([40, 40]);
  // The token; the list. For applications, whose market it is comes first.
  expect([first.markets.statements, later.markets.statements]).toEqual([2, 2]);
  expect([first.applications.statements, later.applications.statements]).toEqual([3, 3]);
  expect((await ask(deliveries.GET)).statements).toBeLessThanOrEqual(4);
});

it('a market of a list is as by itself', async () => {
  const [oldest] = (await ask(markets.GET)).data.slice(-1);
  expect(oldest).toMatchObject({
    identifier,
    lots: [
      { number: 1, name: 'Un', cpv_code: null },
      { number: 2, name: 'Deux', cpv_code: '12345678-9' },
    ],
    field_keys: [],
    sync_status: null,
  });
});
