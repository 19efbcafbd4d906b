import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { alter, applicationRow, deliveriesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { testApplication } from '@/inngest/engine/testing/application';
import { startRelay } from '@/inngest/relay';
import { publishedEspd } from '@/lib/documents/espd/published-espd';
import { bytesOf, makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { readZip } from '@/lib/documents/testing/read-zip';
import { env } from '@/lib/env';
import { promise } from '@/lib/outbox/promise';
import { webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import { deliverWebhook } from './deliver-webhook';
import { makeDocuments } from './make-documents';

const testDatabase = useTestDatabase();
const receiver = webhookReceiver();
const LEASE_MS = 1000;

type Submitted = Awaited<ReturnType<typeof makeSubmitted>>;

async function submit(): Promise<Submitted> {
  const submitted = await makeSubmitted({ completionWebhookUrl: receiver.url() });
  await inTransaction((tx) => promise(tx, { name: 'application/submitted', data: { applicationId: submitted.id } }));
  return submitted;
}

type Moment = 'during' | 'after' | 'stored';

/** A worker in a process of its own. `now` comes when it reaches the chosen moment of the chosen call. */
async function startWorker(moment: Moment, call: number) {
  const script = path.join(import.meta.dirname, 'testing/killed-worker.ts');
  const args = ['--import', 'tsx', script, testDatabase.url(), `${LEASE_MS}`, moment, `${call}`];
  const { DATABASE_URL, BASE_URL, SECRET_KEY, DATA_DIR } = env();
  const settings = { DATABASE_URL, BASE_URL, SECRET_KEY, DATA_DIR, WEBHOOK_ALLOW_PRIVATE: 'true', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  expect(await next()).toBe('started');
  return {
    reached: next,
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Lets a worker of this process go on with what is left, until the editor knows. */
async function finish({ id }: Submitted): Promise<void> {
  const { engine } = testApplication(testDatabase.url(), (client) => [makeDocuments(client), deliverWebhook(client)], {
    leaseMs: LEASE_MS,
  });
  await engine.start();
  const relay = await startRelay((events) => engine.send(events));
  try {
    const states = async () => (await deliveriesAbout(id)).map(({ syncStatus }) => syncStatus);
    await expect.poll(states, { timeout: 40_000, interval: 50 }).toEqual(['sync_completed']);
  } finally {
    await relay.stop();
    await engine.stop();
  }
}

async function expectOneOfEach({ id, application }: Submitted): Promise<void> {
  await bytesOf(id, 'attestation');
  const attestation = await bytesOf(id, 'buyer_attestation');
  const entries = readZip(await bytesOf(id, 'documents_package'));
  const inPackage = entries.find(({ name }) => name.startsWith('buyer_attestation_'));
  expect(inPackage?.content).toEqual(attestation);
  expect((await publishedEspd(id)).size).toBe(1);
  expect(await deliveriesAbout(id)).toHaveLength(1);
  // Killed while it was sent, it may go out again: the same text under the same id, by which its receiver knows it again.
  const told = receiver.received().filter(({ body }) => body.includes(application.identifier));
  expect(new Set(told.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
}

describe('a worker killed with -9 while it makes documents: one attestation, one package, one webhook', () => {
  it('no call killed, to begin with', async () => {
    const submitted = await submit();
    await finish(submitted);
    await expectOneOfEach(submitted);
  }, 60_000);

  // each call executes one step: the scans, the four documents, the announcement; then the end
  const steps = [1, 2, 3, 4, 5, 6, 7].flatMap((call) => [
    { moment: 'during' as const, call },
    { moment: 'after' as const, call },
  ]);
  // within a step: the document is in the storage, and the database does not know it
  const moments = [...steps, ...[1, 2, 3, 4].map((call) => ({ moment: 'stored' as const, call }))];
  const rounds = Array.from({ length: Number(process.env.KILL_ROUNDS ?? 1) }, (_, round) => round + 1);

  it.each(rounds.flatMap((round) => moments.map((chosen) => ({ ...chosen, round }))))(
    '$moment call $call, round $round',
    async ({ moment, call }) => {
      const worker = await startWorker(moment, call);
      const submitted = await submit();
      expect(await worker.reached()).toBe('now');
      await worker.kill();
      await finish(submitted);
      await expectOneOfEach(submitted);
    },
    90_000,
  );
});

it('what cannot be made is told to the operators, and no document is published half-way', async () => {
  const submitted = await makeSubmitted();
  await alter(
    `update documents set sha256 = '${'0'.repeat(64)}' where firm_id in (select id from applicant_firms where application_id = '${submitted.id}')`,
  );
  await inTransaction((tx) => promise(tx, { name: 'application/submitted', data: { applicationId: submitted.id } }));
  const { engine } = testApplication(testDatabase.url(), (client) => [makeDocuments(client)]);
  await engine.start();
  const relay = await startRelay((events) => engine.send(events));
  const failure = async () => (await applicationRow(submitted.id))?.documentsFailure;
  await expect.poll(failure, { timeout: 40_000 }).toContain('has changed in storage');
  await relay.stop();
  await engine.stop();
  expect(await deliveriesAbout(submitted.id)).toEqual([]);
  await expect(bytesOf(submitted.id, 'documents_package')).rejects.toThrow('not published');
}, 60_000);
