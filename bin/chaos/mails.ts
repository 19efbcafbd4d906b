import { setTimeout as delay } from 'node:timers/promises';
import { settingsOf } from '@/bin/bench/accounts';
import { startInstance } from '@/bin/launcher/instance';
import { complain, say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { takePart } from '@/bin/webhooks/make-recipients';
import { closeDatabase, inTransaction } from '@/db/database';
import { changeAddress, holdAddress } from '@/db/queries/addresses';
import { countWaitingMessages } from '@/db/queries/messages';
import { promiseMessages } from '@/lib/messages/promise-messages';
import { startTestMailServer, type TestMailServer } from '@/lib/messages/testing/mail-server';
import { strike } from './victims';

const KILLS = 20;
/** The launcher starts a worker again five times a minute at the most. */
const BETWEEN_KILLS_MS = 13_000;
/** Written before each kill. */
const MESSAGES = 6;
/** The server says yes this long after it has a mail: a kill may come between. */
const LATENCY_MS = 300;
/** Each kill comes a little later after a mail has begun than the one before: it finds other moments. */
const LATER_MS = 25;
const POLL_MS = 20;
/** What a killed worker had in hand is another's a minute later; what waits longer is lost. */
const PATIENCE_MS = 180_000;

/**
 * The worker is killed by -9 twenty times while it sends. True when every message arrived, and no more copies than kills, each under
 * the `Message-ID` of the first: the server's own ledger says so.
 */
export async function killSending(): Promise<boolean> {
  const server = await startTestMailServer(LATENCY_MS);
  const mail = { SMTP_URL: server.url, SMTP_FROM: 'ne-pas-repondre@passe-marche.example' };
  const instance = await startInstance({ ...mail, LOG_LEVEL: 'warn' }, 'chaos-mails');
  const leave = takePart({ ...(await settingsOf(instance)), ...mail });
  try {
    for (let rank = 0; rank < KILLS; rank += 1) await writeAndKill(instance.pid, server, rank);
    await untilSettled();
    return judge(server);
  } finally {
    await closeDatabase();
    leave();
    await instance.stop();
    await server.stop();
  }
}

async function writeAndKill(launcherPid: number, server: TestMailServer, rank: number): Promise<void> {
  await write(rank);
  while (!server.isReceiving()) await delay(POLL_MS);
  await delay(rank * LATER_MS);
  while (!strike(launcherPid, 'worker', 'SIGKILL')) await delay(POLL_MS);
  await delay(BETWEEN_KILLS_MS);
}

/** To people of their own, so that the ledger tells them apart. */
async function write(rank: number): Promise<void> {
  const now = new Date();
  await inTransaction(async (tx) => {
    for (let each = 0; each < MESSAGES; each += 1) {
      const { id } = await holdAddress(tx, `personne-${rank}-${each}@chaos.example`, now);
      await changeAddress(tx, id, { confirmedAt: now });
      await promiseMessages(tx, [{ kind: 'documents_ready', addressId: id, facts: { market: 'Marché' } }], now);
    }
  });
}

async function untilSettled(): Promise<void> {
  const endMs = performance.now() + PATIENCE_MS;
  while (performance.now() < endMs) {
    if ((await countWaitingMessages(new Date())).waiting === 0) return;
    await delay(500);
  }
  throw new StopError('Des messages attendent encore (voir test-results/chaos-mails.log).');
}

function judge(server: TestMailServer): boolean {
  const byPerson = Map.groupBy(server.received, ({ recipients }) => recipients.join());
  const copies = server.received.length - byPerson.size;
  const lost = KILLS * MESSAGES - byPerson.size;
  const renamed = [...byPerson.values()].filter((mails) => new Set(mails.map(({ messageId }) => messageId)).size > 1);
  const isKept = lost === 0 && copies <= KILLS && renamed.length === 0;
  const line = `messages : ${KILLS} kill -9, ${KILLS * MESSAGES} écrits, ${server.received.length} reçus ; ${lost} perdus, ${copies} reçus deux fois, ${renamed.length} sous un autre Message-ID`;
  (isKept ? say : complain)(line);
  return isKept;
}
