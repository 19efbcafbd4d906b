import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { database, inTransaction } from '@/db/database';
import { settleMessage } from '@/db/queries/messages';
import { addToTotals, readBacklog } from '@/db/queries/monitoring';
import { insertOutboxEvent } from '@/db/queries/webhooks/outbox';
import { ageOutbox, ageReports, forgetMonitoring } from '@/db/testing/monitoring-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetInstanceSeal } from '@/lib/documents/seal/instance-seal';
import { env, forgetEnv } from '@/lib/env';
import { createSelfSignedSeal } from '@/lib/kits/pdfa/seal';
import { promiseOneMessage } from '@/lib/messages/testing/promise-one-message';
import { examineNow } from './examine-instance';
import { readinessOf } from './readiness';

useTestDatabase();

const DAY_MS = 86_400_000;
const look = async () => readinessOf(await examineNow());

async function reportWorker(secondsAgo: number, clock = () => new Date()): Promise<void> {
  await addToTotals([], { id: randomUUID(), kind: 'worker', residentBytes: 1, eventLoopDelaySeconds: 0 }, clock);
  await ageReports(secondsAgo);
}

function setEnv(name: string, value: string | undefined): void {
  vi.stubEnv(name, value);
  forgetEnv();
  forgetInstanceSeal();
}

async function useSealOf(days: number): Promise<void> {
  const validFrom = new Date(Date.now() - 100 * DAY_MS);
  const subject = { commonName: 'Cachet', organization: 'Essai', country: 'FR' };
  const seal = await createSelfSignedSeal({ ...subject, validFrom, days: 100 + days });
  const [key, certificate] = [join(env().DATA_DIR, 'seal.key'), join(env().DATA_DIR, 'seal.pem')];
  writeFileSync(key, seal.privateKeyPem);
  writeFileSync(certificate, seal.certificatePem);
  setEnv('SEAL_KEY_FILE', key);
  setEnv('SEAL_CERTIFICATE_FILE', certificate);
}

let server: Server | undefined;
afterEach(() => {
  server?.close();
  for (const name of ['SEAL_KEY_FILE', 'SEAL_CERTIFICATE_FILE', 'CLAMD_HOST']) setEnv(name, undefined);
  setEnv('DISK_RESERVE', '0');
});
beforeEach(forgetMonitoring);

it('finds nothing to say when every part works', async () => {
  await reportWorker(1);
  const parts = { database: true, storage: true, signing_key: true, seal: true, background: true };
  expect(await look()).toEqual({ ready: true, parts, warnings: [] });
});

it('warns of a worker that gives no sign of life, and stays ready: what is submitted is kept', async () => {
  await reportWorker(25);
  expect(await look()).toMatchObject({ ready: true, parts: { background: false }, warnings: ['no_worker'] });
  await reportWorker(15);
  expect((await look()).warnings).toEqual([]);
});

it('warns of an event that nobody hands over', async () => {
  await reportWorker(1);
  await inTransaction((tx) => insertOutboxEvent(tx, { name: 'file/stored', data: { documentId: randomUUID() } }));
  expect((await look()).warnings).toEqual([]);
  await ageOutbox(61);
  expect(await look()).toMatchObject({ ready: true, parts: { background: false }, warnings: ['background_late'] });
});

it.each([
  [60, []],
  [29, ['seal_certificate_expires_soon']],
  [-1, ['seal_certificate_expired']],
])('with a seal for %i days more, is ready and warns: %j', async (days, warnings) => {
  await reportWorker(1);
  await useSealOf(days);
  expect(await look()).toMatchObject({ ready: true, parts: { seal: days > 0 }, warnings });
});

it('warns of a seal that cannot be read', async () => {
  await reportWorker(1);
  await useSealOf(60);
  setEnv('SEAL_KEY_FILE', '/nowhere/seal.key');
  expect(await look()).toMatchObject({ ready: true, parts: { seal: false }, warnings: ['seal_unreadable'] });
});

it('is not ready without storage', async () => {
  await reportWorker(1);
  const folder = join(env().DATA_DIR, 'storage');
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(folder, 'not a folder');
  expect(await look()).toMatchObject({ ready: false, parts: { storage: false, database: true } });
  rmSync(folder);
  expect(await look()).toMatchObject({ ready: true });
});

it('warns when uploads have no more room, and stays ready: what is kept is read, what is submitted too', async () => {
  await reportWorker(1);
  setEnv('DISK_RESERVE', '9999TB');
  expect(await look()).toMatchObject({ ready: true, parts: { storage: true }, warnings: ['disk_low'] });
});

it.each([-7200, -6, 6, 7200])('warns of a worker whose clock is %i s ahead of the database’s', async (seconds) => {
  await reportWorker(1, () => new Date(Date.now() + seconds * 1000));
  expect(await look()).toMatchObject({ ready: true, warnings: ['clock_differs'] });
});

it('does not warn of a worker whose clock is a moment away', async () => {
  await reportWorker(1, () => new Date(Date.now() + 3000));
  expect((await look()).warnings).toEqual([]);
});

it('a sign of life from the future is none: the clock was set back since', async () => {
  await reportWorker(-7200);
  expect((await look()).warnings).toEqual(['no_worker']);
});

it('warns of messages that the mail server has not taken for a quarter of an hour', async () => {
  await reportWorker(1);
  setEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  setEnv('SMTP_FROM', 'a@b.example');
  const write = (minutesAgo: number) => promiseOneMessage(new Date(Date.now() - minutesAgo * 60_000));
  const { id } = await write(10);
  expect((await look()).warnings).toEqual([]);
  const late = await write(16);
  expect(await look()).toMatchObject({ ready: true, warnings: ['messages_late'] });
  expect(await readBacklog(new Date())).toMatchObject({
    messagesWaiting: 2,
    messagesOldestSeconds: expect.closeTo(960, -1.5),
  });
  for (const each of [id, late.id]) await settleMessage(database(), each, { outcome: 'sent', settledAt: new Date() });
  expect((await look()).warnings).toEqual([]);
});

it.each([
  ['PONG\0', true, []],
  ['UNKNOWN COMMAND\0', false, ['scanner_unavailable']],
  ['', false, ['scanner_unavailable']],
])('asks the antivirus where there is one: %j', async (answer, works, warnings) => {
  await reportWorker(1);
  const listening = createServer((socket) => socket.on('error', () => {}).end(answer));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  setEnv('CLAMD_HOST', `127.0.0.1:${address.port}`);
  expect(await look()).toMatchObject({ ready: true, parts: { scanner: works }, warnings });
});
