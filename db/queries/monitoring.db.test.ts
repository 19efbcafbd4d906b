import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { webhookCircuits } from '@/db/schema/webhook-queues';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { ageOutbox } from '@/db/testing/monitoring-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { backlogStatement, readBacklog } from './monitoring';
import { setSyncStatus } from './webhooks/deliveries';
import { insertDelivery, insertOutboxEvent } from './webhooks/outbox';

useTestDatabase();

const NOW = new Date();
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

beforeAll(async () => {
  const { editor } = await makeTestEditor();
  const market = await makeTestMarket(editor.id, ['identite_entreprise_identification_raison_sociale']);
  await makeTestApplication(market, { siret: '13002526500013', completedAt: minutesAgo(11) });
  await makeTestApplication(market, { siret: '73282932000074', completedAt: minutesAgo(9) });
  await makeTestApplication(market, {});
  const subject = { event: 'market.completed', identifier: 'VR-1', payload: '{}', createdAt: NOW } as const;
  for (const state of ['sync_pending', 'sync_pending', 'sync_processing', 'sync_failed', 'sync_completed'] as const) {
    const delivery = { ...subject, editorId: editor.id, subjectId: randomUUID(), syncStatus: 'sync_pending' } as const;
    await setSyncStatus(await inTransaction((tx) => insertDelivery(tx, delivery)), state);
  }
  await inTransaction(async (tx) => {
    await insertOutboxEvent(tx, { name: 'x', data: {} });
    await insertOutboxEvent(tx, { name: 'y', data: {} });
    await tx.insert(webhookCircuits).values({ editorId: editor.id, failures: 5, openUntil: minutesAgo(-20) });
    await tx.execute(sql`insert into jobs.functions (id, config) values ('f', '{}')`);
    await tx.execute(sql`insert into jobs.runs (id, function_id, event_id, event, max_attempts)
      values ('r', 'f', 'e', '{}', 1)`);
    const due = (step: string, dueAt: Date, leasedUntil: Date | null) =>
      tx.execute(sql`insert into jobs.queue (run_id, function_id, kind, step_id, due_at, leased_until)
        values ('r', 'f', 'step', ${step}, ${dueAt.toISOString()}, ${leasedUntil?.toISOString() ?? null})`);
    await due('waits', minutesAgo(2), null);
    await due('lost its worker', minutesAgo(60), minutesAgo(3));
    await due('is being done', minutesAgo(60), minutesAgo(-1));
    await due('sleeps', minutesAgo(-60), null);
  });
  await ageOutbox(90);
});

it('says what waits, and for how long', async () => {
  expect(await readBacklog(NOW)).toEqual({
    outboxWaiting: 2,
    outboxOldestSeconds: expect.closeTo(90, -1.5),
    jobsDue: 2,
    jobsOldestDueSeconds: expect.closeTo(180, 0),
    deliveriesPending: 2,
    deliveriesProcessing: 1,
    deliveriesRetriedLater: 0,
    circuitsOpen: 1,
    scansPending: 0,
    scansOldestSeconds: 0,
    messagesWaiting: 0,
    messagesOldestSeconds: 0,
    documentsLate: 1,
  });
});

it('reads no table that grows with what is done', async () => {
  const plan = await inTransaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${backlogStatement(NOW)}`);
  });
  const scanned = [...plan].flatMap((row) => /Seq Scan on (\S+)/.exec(row['QUERY PLAN'])?.[1] ?? []);
  // One row for each editor.
  expect(scanned).toEqual(['webhook_circuits']);
});
