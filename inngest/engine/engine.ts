import { randomUUID } from 'node:crypto';
import { type Listener, listenForRings } from '@/db/connection/listener';
import { openPool } from '@/db/connection/pool';
import { mendFutureItems } from '@/db/jobs/leases';
import { JOBS_CHANNEL, queueLag } from '@/db/jobs/queue';
import type { Handler } from './call';
import { type ClaimLoop, startClaiming } from './claim-loop';
import { outlastDatabase } from './commit';
import { runCrons } from './cron';
import { embeddedFetch } from './embedded-fetch';
import { type EngineEvent, ingest } from './ingest';
import type { Log } from './log';
import { prune, retireFunctions } from './maintenance';
import { everyMs, type Repetition } from './repetition';
import { type Settings, withDefaults } from './settings';
import { syncFunctions } from './sync';
import { eventIds } from './ulid';

export type { EngineEvent } from './ingest';

export type EngineOptions = Partial<Settings> & {
  /** A session is needed (LISTEN): no transaction-mode pooler in between. */
  databaseUrl: string;
  /** The SDK's serve handler (`inngest/edge`), called in this process. */
  handler: Handler;
  /** `signkey-<env>-<hex>`, the same as the SDK's client. */
  signingKey: string;
  /** The URL of the handler, as it is written in the requests given to it. */
  appUrl: string;
  log: Log;
};

/** Runs the application's Inngest functions over PostgreSQL. Several engines may share one database. */
export type Engine = {
  /** Reads which functions the application has. Throws when one cannot be run here. */
  sync(): Promise<void>;
  /** Begins to run functions; syncs first when that was not done. */
  start(): Promise<void>;
  /** Takes nothing more, lets calls in progress end, hands back the rest, closes the connections. */
  stop(): Promise<void>;
  /** Sends events; they are kept when this returns. Returns their ids. */
  send(events: EngineEvent[]): Promise<string[]>;
  /** For the SDK's client: `new Inngest({ fetch, baseUrl: 'http://embedded.invalid' })`. */
  fetch: typeof fetch;
  /** What is due and not begun, for readiness and metrics. */
  lag(): Promise<{ queued: number; oldestDueSeconds: number }>;
  /** Deletes what ended before the retention time; the engine does it every hour. */
  prune(now: Date): Promise<void>;
};

const CRON_EVERY_MS = 1000;
const LISTEN_CHECK_EVERY_MS = 5000;
const MEND_EVERY_MS = 5000;
const RETIRE_EVERY_MS = 60_000;
const PRUNE_EVERY_MS = 3_600_000;
const SEND_PATIENCE_MS = 10_000;
const MAX_CONNECTIONS = 10;

/** Makes an engine. Nothing is connected before it is used. */
export function createEngine(options: EngineOptions): Engine {
  const { databaseUrl, log } = options;
  const settings = withDefaults(options);
  const pool = openPool(databaseUrl, MAX_CONNECTIONS);
  let functionIds: string[] | undefined;
  let claiming: ClaimLoop | undefined;
  let listener: Listener | undefined;
  let repetitions: Repetition[] = [];

  async function sendSeeded(events: EngineEvent[], seed: string | null): Promise<string[]> {
    const now = new Date();
    const ids = eventIds(seed, events.length, now);
    // The ids are chosen before: should the connection break during the commit, sending again changes nothing.
    await outlastDatabase(() => ingest(pool, events, ids, now), SEND_PATIENCE_MS);
    claiming?.wake();
    return ids;
  }

  async function sync() {
    functionIds = await syncFunctions(pool, options);
    log.info({ functions: functionIds }, 'functions known to the job engine');
  }

  async function start() {
    if (claiming) return;
    if (!functionIds) await sync();
    const ours = functionIds ?? [];
    listener = await listenForRings(databaseUrl, JOBS_CHANNEL, () => claiming?.wake());
    const engine = `${process.pid}-${randomUUID()}`;
    claiming = startClaiming({ pool, application: options, settings, log, engine }, ours);
    const honoured = new Map<string, number>();
    const repeat = (ms: number, what: string, work: () => Promise<unknown>) =>
      everyMs(ms, work, (error) => log.warn({ error: String(error) }, `${what} failed, will be tried again`));
    repetitions = [
      repeat(LISTEN_CHECK_EVERY_MS, 'listening', async () => listener?.check()),
      repeat(MEND_EVERY_MS, 'mending', mendClock),
      repeat(CRON_EVERY_MS, 'cron', () => runCrons(pool, new Date(), settings.cronCatchUpMs, honoured)),
      repeat(RETIRE_EVERY_MS, 'retirement', () => retireFunctions(pool, ours, settings, log, new Date())),
      repeat(PRUNE_EVERY_MS, 'pruning', () => prune(pool, settings.retentionMs, log, new Date())),
    ];
  }

  /** A clock that was set back leaves waits and leases as far ahead as it was. */
  async function mendClock() {
    const items = await mendFutureItems(pool);
    if (items === 0) return;
    log.warn({ items }, 'the clock was set back: what waited is due');
    claiming?.wake();
  }

  async function stop() {
    await Promise.all(repetitions.map((repetition) => repetition.stop()));
    await claiming?.stop();
    await listener?.close();
    await pool.end({ timeout: 2 });
  }

  return {
    sync,
    start,
    stop,
    send: (events) => sendSeeded(events, null),
    fetch: embeddedFetch(sendSeeded, log),
    lag: () => queueLag(pool),
    prune: (now) => prune(pool, settings.retentionMs, log, now),
  };
}
