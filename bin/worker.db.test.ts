import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { findLiveProcesses } from '@/db/queries/monitoring';
import { findDelivery } from '@/db/queries/webhooks/deliveries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { processAt } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { promise } from '@/lib/outbox/promise';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { webhookReceiver } from '@/lib/webhooks/testing/webhook-receiver';
import { faketimeLibrary, twoHoursAhead } from './machine/debian-programs';
import { projectFolder } from './machine/project';

useTestDatabase();
const receiver = webhookReceiver();
let workers: ChildProcess[] = [];

/** A worker as `npm run worker` runs it: it does the background work of the database that the environment names. */
async function startWorker(settings: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn(execPath, ['--import', 'tsx', 'bin/worker.ts'], {
    cwd: projectFolder,
    env: { ...env, LOG_LEVEL: 'info', WEBHOOK_ALLOW_PRIVATE: 'true', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  workers.push(child);
  const lines = createInterface(child.stdout as NonNullable<typeof child.stdout>);
  for await (const line of lines) if (line.includes('worker ready')) break;
  child.stdout?.resume();
  return child;
}

async function requestDelivery() {
  const { editor } = await makeTestEditor({ completionWebhookUrl: receiver.url() });
  const delivery = await makeDelivery(editor);
  const data = { deliveryId: delivery.id, editorId: editor.id };
  await inTransaction((tx) => promise(tx, { name: 'webhook/requested', data }));
  return delivery.id;
}
const statusOf = async (id: string) => (await findDelivery(id))?.syncStatus;

afterEach(() => {
  for (const worker of workers) worker.kill('SIGKILL');
  workers = [];
});

it('SIGTERM lets the exchange in progress end, records it and exits with 0', async () => {
  const asked = Promise.withResolvers<() => void>();
  receiver.answerWith((response) => asked.resolve(() => response.end()));
  const worker = await startWorker();
  const id = await requestDelivery();
  const answer = await asked.promise;
  worker.kill('SIGTERM');
  const exited = once(worker, 'exit');
  setTimeout(answer, 500);
  expect(await exited).toEqual([0, null]);
  expect(await statusOf(id)).toBe('sync_completed');
  expect(receiver.received()).toHaveLength(1);
}, 240_000);

it('after kill -9 in the middle of an exchange, another worker sends it again within 15 s, under the same id', async () => {
  const asked = Promise.withResolvers<void>();
  receiver.answerWith(() => asked.resolve());
  // Both are there before the exchange begins: starting one takes longer on a busy machine than an exchange may.
  await Promise.all([startWorker(), startWorker()]);
  const id = await requestDelivery();
  await asked.promise;
  receiver.answerWith(200);
  const holder = await processAt('passe-marche-deliver-webhook');
  const killedAt = performance.now();
  expect(workers.find(({ pid }) => pid === holder)?.kill('SIGKILL')).toBe(true);
  await expect.poll(() => receiver.received().length, { timeout: 60_000 }).toBe(2);
  expect(performance.now() - killedAt).toBeLessThan(15_000);
  await expect.poll(() => statusOf(id), { timeout: 30_000 }).toBe('sync_completed');
  expect(receiver.received().map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
}, 240_000);

it.skipIf(!faketimeLibrary())(
  'a retry that waits by a clock two hours ahead goes out once the clock is right (skipped without libfaketime)',
  async () => {
    receiver.answerWith((response) => response.writeHead(429, { 'Retry-After': '90' }).end());
    const ahead = await startWorker(twoHoursAhead());
    const id = await requestDelivery();
    await expect.poll(async () => (await findDelivery(id))?.nextAttemptAt, { timeout: 60_000 }).toBeTruthy();
    const waits = (await findDelivery(id))?.nextAttemptAt ?? new Date(0);
    expect(waits.getTime() - Date.now()).toBeGreaterThan(7_200_000);
    const aheadSeconds = async () => (await findLiveProcesses(60_000)).map((report) => report.clockAheadSeconds);
    await expect.poll(aheadSeconds, { timeout: 30_000 }).toContainEqual(expect.closeTo(7200, -1));
    ahead.kill('SIGTERM');
    await once(ahead, 'exit');
    receiver.answerWith(200);
    await startWorker();
    await expect.poll(() => statusOf(id), { timeout: 120_000 }).toBe('sync_completed');
  },
  240_000,
);
