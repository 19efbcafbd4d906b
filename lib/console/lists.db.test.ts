import { beforeAll, describe, expect, it } from 'vitest';
import { APPLICATION_STATES, findConsoleApplication, listApplications } from '@/db/queries/console/applications';
import { listDeliveries } from '@/db/queries/console/deliveries';
import { findConsoleMarket, listMarkets, MARKET_STATES } from '@/db/queries/console/markets';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';

useTestDatabase();

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const NO_FILTER = { from: null, to: null, identifier: null, editorId: null, state: null, market: null };
const EMAIL = 'identite_entreprise_contact_email';

let orveane: TestEditor;
let other: TestEditor;
let market: Awaited<ReturnType<typeof makeTestMarket>>;

beforeAll(async () => {
  orveane = await makeTestEditor({ name: 'Orvéane' });
  other = await makeTestEditor({ name: 'Autre' });
  market = await makeTestMarket(orveane.editor.id, [EMAIL], {
    identifier: 'VR-2026-AB0000000001',
    createdAt: daysAgo(1),
  });
  await makePendingMarket(orveane.editor.id, { identifier: 'VR-2026-AB0000000002', createdAt: daysAgo(2) });
  await makePendingMarket(other.editor.id, { identifier: 'VR-2026-CD0000000003', createdAt: daysAgo(2) });
  await makePendingMarket(other.editor.id, {
    identifier: 'VR-2025-AB0000000004',
    createdAt: daysAgo(4),
    cancelledAt: NOW,
  });
  await makeTestApplication(market, {
    identifier: 'FT2026112000000001',
    createdAt: daysAgo(1),
    companyName: 'Lefèvre',
  });
  const submitted = { createdAt: daysAgo(1), completedAt: NOW };
  await makeTestApplication(market, { ...submitted, identifier: 'FT2026112000000002', siret: '1' });
  await makeTestApplication(market, {
    ...submitted,
    identifier: 'FT2026112000000003',
    siret: '2',
    documentsFailure: 'E',
  });
  await makeTestApplication(market, {
    ...submitted,
    identifier: 'FT2026112000000004',
    siret: '3',
    documentsReadyAt: NOW,
  });
  await makeTestApplication(market, {
    ...{ ...submitted, documentsReadyAt: NOW, identifier: 'FT2026112000000005', siret: '5' },
    replacedAt: NOW,
  });
  await makeTestApplication(market, {
    ...{ ...submitted, documentsReadyAt: NOW, identifier: 'FT2026112000000006', siret: '6' },
    withdrawnAt: NOW,
  });
});

const marketsWith = async (filter: Partial<Parameters<typeof listMarkets>[0]>) =>
  (await listMarkets({ ...NO_FILTER, ...filter }, null, 50)).map(({ identifier }) => identifier.slice(-2));
const applicationsWith = async (filter: Partial<Parameters<typeof listApplications>[0]>) =>
  (await listApplications({ ...NO_FILTER, ...filter }, null, 50)).map(({ identifier }) => identifier.slice(-1)).sort();

describe('markets', () => {
  it('of every editor, newest first; of one, in a state, in a period, by the beginning of the identifier', async () => {
    expect((await marketsWith({})).at(0)).toBe('01');
    expect((await marketsWith({})).at(-1)).toBe('04');
    expect(await marketsWith({ editorId: orveane.editor.id })).toEqual(['01', '02']);
    expect(await Promise.all(MARKET_STATES.map((state) => marketsWith({ state, editorId: other.editor.id })))).toEqual([
      ['03'],
      [],
      ['04'],
    ]);
    expect(await marketsWith({ state: 'completed' })).toEqual(['01']);
    expect(await marketsWith({ from: daysAgo(1) })).toEqual(['01']);
    expect(await marketsWith({ to: daysAgo(2) })).toEqual(['04']);
    expect(await marketsWith({ identifier: 'VR-2026-AB' })).toEqual(['01', '02']);
    expect(await marketsWith({ identifier: 'VR-2025-AB0000000004' })).toEqual(['04']);
  });

  it('takes no character of the identifier for a pattern', async () => {
    expect(await marketsWith({ identifier: '%' })).toEqual([]);
    expect(await marketsWith({ identifier: 'VR_2026' })).toEqual([]);
    expect(await marketsWith({ identifier: '\\' })).toEqual([]);
  });

  it('page after page returns each once, those of the same instant too', async () => {
    const all = await listMarkets(NO_FILTER, null, 50);
    const paged = [];
    for (let page = await listMarkets(NO_FILTER, null, 1); page[0]; ) {
      paged.push(page[0].identifier);
      page = await listMarkets(NO_FILTER, page[0], 1);
    }
    expect(paged).toEqual(all.map(({ identifier }) => identifier));
  });

  it('one, with what it counts', async () => {
    expect(await findConsoleMarket(market.identifier)).toMatchObject({
      editorName: 'Orvéane',
      requirements: 1,
      applications: 6,
      submitted: 5,
    });
    expect(await findConsoleMarket('VR-2026-NONE')).toBeUndefined();
  });
});

describe('applications', () => {
  it('in each state, of a market, by the beginning of the identifier', async () => {
    expect(await Promise.all(APPLICATION_STATES.map((state) => applicationsWith({ state })))).toEqual([
      ['1'],
      ['2'],
      ['3'],
      ['4'],
      ['5'],
      ['6'],
    ]);
    expect(await applicationsWith({ market: market.identifier })).toHaveLength(6);
    expect(await applicationsWith({ market: 'VR-2026-AB0000000002' })).toEqual([]);
    expect(await applicationsWith({ identifier: 'FT20261120' })).toHaveLength(6);
    expect(await applicationsWith({ editorId: other.editor.id })).toEqual([]);
  });

  it('are read without an answer, a file’s name, or who typed it', async () => {
    const application = await findConsoleApplication('FT2026112000000001');
    expect(Object.keys(application ?? {}).sort()).toEqual([
      'companyName',
      'completedAt',
      'createdAt',
      'documentsFailure',
      'documentsReadyAt',
      'editorClientId',
      'editorName',
      'foreignIdentifier',
      'id',
      'identifier',
      'lots',
      'marketIdentifier',
      'marketName',
      'members',
      'replacedAt',
      'replacedBy',
      'replaces',
      'siret',
      'withdrawnAt',
    ]);
  });
});

describe('deliveries', () => {
  const NONE = { from: null, to: null, identifier: null, editorId: null, status: null, event: null };

  it('of an editor, in a state, in a period, of an event, of a market', async () => {
    const failed = await makeDelivery(orveane.editor, 'sync_failed', daysAgo(3));
    const received = await makeDelivery(other.editor, 'sync_completed', daysAgo(1));
    const listed = async (filter: object) =>
      (await listDeliveries({ ...NONE, ...filter }, null, 50)).map(({ id }) => id);
    expect(await listed({})).toEqual([received.id, failed.id]);
    expect(await listed({ editorId: other.editor.id })).toEqual([received.id]);
    expect(await listed({ status: 'sync_failed' })).toEqual([failed.id]);
    expect(await listed({ to: daysAgo(2) })).toEqual([failed.id]);
    expect(await listed({ event: 'market_application.completed' })).toEqual([]);
    expect(await listed({ identifier: market.identifier })).toEqual([]);
    expect((await listDeliveries(NONE, received, 50)).map(({ id }) => id)).toEqual([failed.id]);
    expect(JSON.stringify(await listDeliveries(NONE, null, 50))).not.toContain('payload');
  });
});
