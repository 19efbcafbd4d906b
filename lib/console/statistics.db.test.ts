import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/database';
import { recordOpening } from '@/db/queries/step-times';
import { answers } from '@/db/schema/applications';
import { applicationStepTimes, marketStepTimes } from '@/db/schema/step-times';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { rate, readStatistics, type Statistics } from './statistics';

useTestDatabase();

const NOW = new Date('2026-11-22T12:00:00Z');
const at = (hoursAgo: number) => new Date(NOW.getTime() - hoursAgo * 3_600_000);
const PERIOD = { from: at(24 * 30), to: NOW };
const OPEN = new Date('2027-12-31T22:59:00Z');
const WEEKS_AGO = 24 * 20;

const SETUP = { setup: { defense: false } };
const TWO_STEPS = { ...SETUP, requiredFields: { fieldKeys: [] } };
const KEYS = [
  'identite_entreprise_contact_email',
  'motifs_exclusion_fiscales_et_sociales_declarations_fiscales',
  'capacites_techniques_professionnelles_outillage_materiel_equipements',
];
const IDENTIFIED = ['company_identification'];

let orveane: TestEditor;
let seen: Statistics;

async function timed(marketId: string, steps: Record<string, Date>): Promise<void> {
  await database()
    .insert(marketStepTimes)
    .values(Object.entries(steps).map(([step, when]) => ({ marketId, step, at: when })));
}

beforeAll(async () => {
  orveane = await makeTestEditor({ name: 'Orvéane' });
  const { id } = orveane.editor;
  const recent = { createdAt: at(10), deadline: OPEN };
  await makePendingMarket(id, { ...recent, configuration: SETUP }); // under way
  await makePendingMarket(id, { createdAt: at(WEEKS_AGO), deadline: OPEN, configuration: TWO_STEPS }); // left at step 3
  await makePendingMarket(id, { createdAt: at(WEEKS_AGO), deadline: at(1) }); // left at step 1
  await makePendingMarket(id, { ...recent, cancelledAt: NOW });
  await makePendingMarket(id, { createdAt: at(24 * 40), deadline: OPEN }); // before the period
  const quick = await makePendingMarket(id, { ...recent, configuration: TWO_STEPS, completedAt: at(8) });
  await timed(quick.id, { opened: at(10), setup: at(9.5), required_fields: at(9), additional_fields: at(8.5) });
  const slow = await makePendingMarket(id, { ...recent, configuration: TWO_STEPS, completedAt: at(4) });
  await timed(slow.id, { opened: at(10), setup: at(7) });

  const market = await makeTestMarket((await makeTestEditor({ name: 'Autre' })).editor.id, KEYS, recent);
  const applied = (fields: Parameters<typeof makeTestApplication>[1]) => makeTestApplication(market, fields);
  await applied({ createdAt: at(5), savedSteps: IDENTIFIED }); // under way
  await applied({ createdAt: at(WEEKS_AGO), savedSteps: IDENTIFIED }); // left at the exclusion grounds
  const typing = await applied({ createdAt: at(WEEKS_AGO), savedSteps: IDENTIFIED }); // still being typed in
  await database()
    .insert(answers)
    .values({ firmId: typing.firmId, fieldKey: KEYS[0] ?? '', draft: {}, updatedAt: at(2) });
  const done = await applied({
    createdAt: at(6),
    completedAt: at(3),
    siret: '73282932000074',
    savedSteps: ['company_identification', 'motifs_exclusion', 'capacites_techniques_professionnelles'],
  });
  const times = { opened: at(6), company_identification: at(5.5), motifs_exclusion: at(5) };
  await database()
    .insert(applicationStepTimes)
    .values(Object.entries(times).map(([step, when]) => ({ applicationId: done.id, step, at: when })));

  await makeDelivery(orveane.editor, 'sync_completed', at(1));
  await makeDelivery(orveane.editor, 'sync_failed', at(1));
  await makeDelivery(orveane.editor, 'sync_completed', at(24 * 60));
  seen = await readStatistics({ ...PERIOD, editorId: null }, NOW);
});

const stepOf = (steps: Statistics['marketSteps'], name: string) => steps.find(({ step }) => step === name);

it('counts, by editor, what was created in the period and what became of it', () => {
  expect(seen.markets).toMatchObject([
    { editorName: 'Autre', created: 1, completed: 1, cancelled: 0 },
    { editorName: 'Orvéane', created: 6, completed: 2, cancelled: 1, medianSeconds: 4 * 3600 },
  ]);
  expect(seen.applications).toMatchObject([{ editorName: 'Autre', created: 4, completed: 1, medianSeconds: 3 * 3600 }]);
  expect(seen.webhooks).toMatchObject([{ editorName: 'Orvéane', created: 2, delivered: 1, failed: 1, firstTime: 0 }]);
});

describe('steps', () => {
  it('of the buyer: reached, gone beyond, abandoned; those cancelled are left out', () => {
    expect(stepOf(seen.marketSteps, 'setup')).toMatchObject({ reached: 6, done: 5, abandoned: 1 });
    expect(stepOf(seen.marketSteps, 'required_fields')).toMatchObject({ abandoned: 0 });
    expect(stepOf(seen.marketSteps, 'additional_fields')).toMatchObject({ reached: 4, done: 3, abandoned: 1 });
    expect(stepOf(seen.marketSteps, 'summary')).toMatchObject({ reached: 3, done: 3, abandoned: 0 });
  });

  it('of the firm: only the categories that its market asks for; one who still types has not left', () => {
    expect(stepOf(seen.applicationSteps, 'company_identification')).toMatchObject({
      reached: 4,
      done: 4,
      abandoned: 0,
    });
    expect(stepOf(seen.applicationSteps, 'motifs_exclusion')).toMatchObject({ reached: 4, done: 1, abandoned: 1 });
    expect(stepOf(seen.applicationSteps, 'capacite_economique_financiere')).toMatchObject({ reached: 0 });
    expect(stepOf(seen.applicationSteps, 'summary')).toMatchObject({ reached: 1, done: 1 });
  });

  it('take the time since the one before was saved, the first since the link was used', () => {
    const setup = stepOf(seen.marketSteps, 'setup')?.duration;
    expect(setup).toMatchObject({ measured: 2, medianSeconds: 1.75 * 3600 });
    expect(stepOf(seen.marketSteps, 'summary')?.duration).toMatchObject({ measured: 2, medianSeconds: 1.75 * 3600 });
    expect(stepOf(seen.applicationSteps, 'motifs_exclusion')?.duration).toMatchObject({
      measured: 1,
      medianSeconds: 1800,
    });
    expect(stepOf(seen.applicationSteps, 'summary')?.duration).toMatchObject({ medianSeconds: 2 * 3600 });
  });

  it('are timed once: only the first use of a link, the first save', async () => {
    const market = await makePendingMarket(orveane.editor.id);
    const openings = async () =>
      (await database().select().from(marketStepTimes)).filter(({ marketId }) => marketId === market.id);
    await database().transaction((tx) => recordOpening(tx, 'market', market.id));
    const [first] = await openings();
    await database().transaction((tx) => recordOpening(tx, 'market', market.id));
    expect(await openings()).toEqual([first]);
  });
});

it('keeps to one editor when asked', async () => {
  const { markets, applications, applicationSteps } = await readStatistics(
    { ...PERIOD, editorId: orveane.editor.id },
    NOW,
  );
  expect(markets.map(({ editorName }) => editorName)).toEqual(['Orvéane']);
  expect(applications).toEqual([]);
  expect(applicationSteps.every(({ reached }) => reached === 0)).toBe(true);
});

it.each([
  [1, 3, 33.3],
  [2, 2, 100],
  [0, 0, null],
])('rate of %i in %i', (part, whole, expected) => {
  expect(rate(part, whole)).toBe(expected);
});
