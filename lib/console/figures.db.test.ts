import { beforeAll, expect, it } from 'vitest';
import { database } from '@/db/database';
import { figuresSince, findLatestFailures, findNextDeadlines } from '@/db/queries/console/figures';
import { webhookAttempts } from '@/db/schema/deliveries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';

useTestDatabase();

const NOW = new Date('2026-11-22T12:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
const MIDNIGHT = hours(-13);
const EMAIL = 'identite_entreprise_contact_email';

let deliveryId: string;

beforeAll(async () => {
  const made = await makeTestEditor();
  const { id } = made.editor;
  const soon = await makeTestMarket(id, [EMAIL], { name: 'Bientôt', deadline: hours(3) });
  const later = await makeTestMarket(id, [EMAIL], { name: 'Demain', deadline: hours(23) });
  await makeTestMarket(id, [EMAIL], { name: 'Après-demain', deadline: hours(25) });
  await makeTestMarket(id, [EMAIL], { name: 'Passé', deadline: hours(-1) });
  await makeTestMarket(id, [EMAIL], { name: 'Annulé', deadline: hours(4), cancelledAt: hours(-2) });
  await makeTestApplication(soon, {
    createdAt: hours(-30),
    completedAt: hours(-1),
    siret: '1',
    documentsFailure: 'Plein',
  });
  await makeTestApplication(soon, { createdAt: hours(-2) });
  await makeTestApplication(soon, { createdAt: hours(-14) });
  await makeTestApplication(later, {
    createdAt: hours(-20),
    completedAt: hours(-14),
    siret: '2',
    documentsReadyAt: NOW,
  });
  const delivery = await makeDelivery(made.editor, 'sync_failed', hours(-2));
  deliveryId = delivery.id;
  const attempt = { deliveryId, at: NOW, durationMs: 3 };
  await database()
    .insert(webhookAttempts)
    .values([
      { ...attempt, number: 1, httpStatus: 503 },
      { ...attempt, number: 2, error: 'ECONNREFUSED' },
    ]);
});

it('counts what was begun and submitted since midnight', async () => {
  expect(await figuresSince(MIDNIGHT)).toEqual({ begun: 1, submitted: 1 });
});

it('lists the markets that close within the time, the next first, with what has come', async () => {
  const found = await findNextDeadlines(NOW, hours(24), 10);
  expect(found.map(({ name, submitted, drafts }) => ({ name, submitted, drafts }))).toEqual([
    { name: 'Bientôt', submitted: 1, drafts: 2 },
    { name: 'Demain', submitted: 1, drafts: 0 },
  ]);
});

it('lists what failed, the last first, with the reason of its last attempt', async () => {
  const found = await findLatestFailures(10);
  expect(found.map(({ kind, reason }) => ({ kind, reason }))).toEqual([
    { kind: 'documents', reason: 'Plein' },
    { kind: 'delivery', reason: 'ECONNREFUSED' },
  ]);
  expect(found.at(1)?.of).toBe(deliveryId);
  expect(await findLatestFailures(1)).toHaveLength(1);
});
