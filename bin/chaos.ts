import { argv, exit } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { closeDatabase } from '@/db/database';
import type { NewEditor } from '@/lib/editors/create-editor';
import { settingsOf } from './bench/accounts';
import { describeLoad } from './bench/measure/machine';
import { Buyer } from './chaos/buyer';
import { strikeAlong } from './chaos/disturb';
import { runFilesChaos } from './chaos/files';
import { judgeLedger, type Told } from './chaos/judge-ledger';
import { killKeyedCreations } from './chaos/keyed-creations';
import { killSending } from './chaos/mails';
import { type ChaosOptions, readChaosOptions } from './chaos/options';
import { killAsking } from './chaos/registers';
import { describeChaos, isSpotless } from './chaos/report';
import { tryUpgrade } from './chaos/upgrade';
import { tellWithdrawalFrom } from './chaos/withdrawals';
import { runTool } from './checks/run-tool';
import { type Instance, startInstance } from './launcher/instance';
import { complain, say } from './terminal/say';
import { explain, StopError } from './terminal/stop-error';
import { loopbackAllowed, makeRecipients, takePart } from './webhooks/make-recipients';
import { type Receiver, startReceiver } from './webhooks/receiver';

/**
 * `npm run chaos`: buyers finalise markets over HTTP, and more is told of each, while web, workers and PostgreSQL are killed;
 * then the receiver's own ledger, not our tables, says what came in. Then web processes are killed while they create a
 * market under an idempotency key. Exit status 1 when an event is lost, changes its `webhook-id` or its order, or a key makes two markets.
 * `npm run chaos -- files` is about the judge of files alone, `npm run chaos -- registers` about those who ask registers,
 * `npm run chaos -- mails` about those who send messages, `npm run chaos -- upgrade` about two releases, one after the other.
 */
const editorCount = 4;
const workers = 2;
const pollMs = 200;
/** Of each market, so that its events have an order. */
const WITHDRAWALS = 2;

/** How long after the last arrival a missing event is given up. */
const patienceMs = 60_000;

async function runChaos(options: ChaosOptions, receiver: Receiver): Promise<boolean> {
  const settings = { ...loopbackAllowed, RATE_LIMITS: 'off', WORKER_PROCESSES: String(workers), LOG_LEVEL: 'warn' };
  const instance = await startInstance(settings, 'chaos');
  const limit = AbortSignal.timeout(options.limitSeconds * 1000);
  try {
    const own = await settingsOf(instance);
    takePart(own);
    const recipients = await makeRecipients(editorCount, receiver, 'éditeur');
    const began = performance.now();
    const told = await disturbedEvents(instance, recipients, options, limit);
    await waitForAll(told, receiver, limit);
    const verdict = judgeLedger(told, receiver.ledger());
    const [account] = recipients.map(({ editor, clientSecret }) => ({ clientId: editor.clientId, clientSecret }));
    if (!account) throw new Error('no editor was made');
    const processSettings = { ...settings, ...own, DATA_DIR: instance.dataFolder, DEMO: 'true' };
    const keyed = { origin: instance.applicationUrl, settings: processSettings, account, signal: limit };
    const notOnce = await killKeyedCreations(keyed, options.creations);
    const seconds = (performance.now() - began) / 1000;
    say(describeChaos({ options, told: told.length, verdict, notOnce, seconds, load: describeLoad() }));
    return isSpotless(verdict) && notOnce.length === 0;
  } catch (error) {
    if (!limit.aborted) throw error;
    throw new StopError(`Pas fini en ${options.limitSeconds} s (voir test-results/chaos.log).`);
  } finally {
    await closeDatabase();
    await instance.stop();
  }
}

/** Each editor's buyer finalises one market after the other, and withdrawals from it follow, during the kills and restarts. */
async function disturbedEvents(
  { pid, applicationUrl }: Instance,
  recipients: NewEditor[],
  options: ChaosOptions,
  limit: AbortSignal,
): Promise<Told[]> {
  const told: Told[] = [];
  const progress = () => told.length / (options.events * (1 + WITHDRAWALS));
  const blows = strikeAlong(pid, options, progress, limit);
  let begun = 0;
  const buyers = recipients.map(async ({ editor, clientSecret }) => {
    const buyer = new Buyer(applicationUrl, { clientId: editor.clientId, clientSecret }, limit);
    while (begun < options.events) {
      begun += 1;
      const rank = begun;
      // Events wait for the kills and restarts, so that none of these comes after the last event.
      while (progress() > (blows.struck + 1) / (blows.total + 1)) await delay(pollMs, undefined, { signal: limit });
      const market = await buyer.finaliseMarket(`Marché ${rank}`);
      told.push({ market, identifier: market, atMs: performance.timeOrigin + performance.now() });
      for (let count = 0; count < WITHDRAWALS; count += 1) told.push(await tellWithdrawalFrom(market, editor, limit));
    }
  });
  await Promise.all([...buyers, blows.ended]);
  return told;
}

async function waitForAll(told: Told[], receiver: Receiver, limit: AbortSignal): Promise<void> {
  for (let [seen, seenAt] = [-1, performance.now()]; performance.now() - seenAt < patienceMs; ) {
    const ledger = receiver.ledger();
    if (judgeLedger(told, ledger).lost.length === 0) return;
    if (ledger.length !== seen) [seen, seenAt] = [ledger.length, performance.now()];
    await delay(pollMs, undefined, { signal: limit });
  }
}

/** Every statement of every door fails in its turn, where `npm test` tries the first, the second and the last. */
const failEveryStatement = async (): Promise<boolean> =>
  (await runTool('@playwright/test/cli.js', ['test', 'e2e/faults.spec.ts'], { FAULTS: 'every' })) === 0;

try {
  const [subject, ...more] = argv.slice(2);
  if (subject === 'files') exit((await runFilesChaos(more)) ? 0 : 1);
  if (subject === 'registers') exit((await killAsking()) ? 0 : 1);
  if (subject === 'mails') exit((await killSending()) ? 0 : 1);
  if (subject === 'upgrade') exit((await tryUpgrade(more)) ? 0 : 1);
  const options = readChaosOptions(argv.slice(2));
  const receiver = await startReceiver();
  const kept = await runChaos(options, receiver).finally(receiver.stop);
  const answered = options.failsStatements ? await failEveryStatement() : true;
  const upgraded = options.failsStatements ? await tryUpgrade([]) : true;
  exit(kept && answered && upgraded ? 0 : 1);
} catch (error) {
  complain(explain(error));
  exit(1);
}
