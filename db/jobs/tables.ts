import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/** What the embedded engine keeps: apart from the product's tables, since an Inngest server may take its place. */
export const jobs = pgSchema('jobs');

// To the microsecond: rounding to the millisecond could put what is due now up to half a millisecond ahead.
const moment = () => timestamp({ withTimezone: true, mode: 'date' });
const now = sql`clock_timestamp()`;

// `json`, not `jsonb`: jsonb refuses \u0000, and one such character in a step's result would block its run for ever.

/** The functions as last declared by the application. Never deleted: a function that is gone is `retired`. */
export const jobFunctions = jobs.table('functions', {
  id: text().primaryKey(),
  config: json().$type<unknown>().notNull(),
  concurrencyLimit: integer(),
  createdAt: moment().notNull().default(now),
  seenAt: moment().notNull().default(now),
  retiredAt: moment(),
});

export const jobEvents = jobs.table(
  'events',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    payload: json().$type<unknown>().notNull(),
    receivedAt: moment().notNull().default(now),
  },
  (table) => [index().on(table.receivedAt)],
);

/** One execution of a function for one event. `pending`: members of a parallel group not yet memoised. */
export const jobRuns = jobs.table(
  'runs',
  {
    id: text().primaryKey(),
    functionId: text()
      .notNull()
      .references(() => jobFunctions.id),
    eventId: text().notNull(),
    event: json().$type<unknown>().notNull(),
    status: text().$type<'running' | 'completed' | 'failed'>().notNull().default('running'),
    output: json().$type<unknown>(),
    requestVersion: integer().notNull().default(-1),
    pending: text().array().notNull().default(sql`'{}'`),
    maxAttempts: integer().notNull(),
    partition: text('lane'),
    createdAt: moment().notNull().default(now),
    endedAt: moment(),
  },
  (table) => [
    index().on(table.createdAt),
    index().on(table.endedAt).where(sql`ended_at is not null`),
    index().on(table.functionId).where(sql`status = 'running'`),
  ],
);

/** What a step returned, once and for all. `sequence` is the order of completion; a sleep that is over has no state. */
export const jobSteps = jobs.table(
  'steps',
  {
    runId: text()
      .notNull()
      .references(() => jobRuns.id, { onDelete: 'cascade' }),
    id: text().notNull(),
    sequence: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    name: text(),
    state: json().$type<unknown>(),
    endedAt: moment().notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.runId, table.id] })],
);

/**
 * What is to be done, and when. `generation` is the fencing token: it changes whenever an engine takes or releases the
 * item, so that an answer that comes too late finds another one and is discarded.
 * `partition` (column `lane`): items of one function and concurrency key, which share the function's concurrency limit.
 */
export const jobQueue = jobs.table(
  'queue',
  {
    id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    runId: text()
      .notNull()
      .references(() => jobRuns.id, { onDelete: 'cascade' }),
    functionId: text().notNull(),
    kind: text().$type<'discover' | 'step' | 'sleep'>().notNull(),
    stepId: text().notNull(),
    attempt: integer().notNull().default(0),
    dueAt: moment().notNull().default(now),
    /** When the wait for `due_at`, or the lease, began. */
    since: moment().notNull().default(now),
    partition: text('lane'),
    leasedUntil: moment(),
    leasedBy: text(),
    generation: integer().notNull().default(0),
    /** Where a claim looks for it: with the head of its partition, which was full, or among all that waits. */
    setAside: boolean().notNull().default(false),
    /** Leases that ran out: the process that held the item was killed, or stood still. */
    crashes: integer().notNull().default(0),
    /** Calls that never reached the function. They do not count as attempts. */
    undelivered: integer().notNull().default(0),
  },
  (table) => [
    uniqueIndex().on(table.runId, table.kind, table.stepId),
    index().on(table.dueAt, table.id),
    index('queue_waiting_index').on(table.dueAt, table.id).where(sql`leased_until is null and not set_aside`),
    index('queue_set_aside_index')
      .on(table.partition, table.dueAt, table.id)
      .where(sql`leased_until is null and set_aside`),
    index().on(table.partition, table.dueAt, table.id).where(sql`lane is not null`),
    index().on(table.leasedUntil).where(sql`leased_until is not null`),
  ],
);

export const jobIdempotencyKeys = jobs.table(
  'idempotency_keys',
  {
    functionId: text().notNull(),
    key: text().notNull(),
    runId: text().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.functionId, table.key] }), index().on(table.expiresAt)],
);

/** The cron ticks that were honoured: the engine that inserts the row runs the function. */
export const jobCronTicks = jobs.table(
  'cron_ticks',
  {
    functionId: text().notNull(),
    tick: moment().notNull(),
    /** Null in rows of a version before this column: at the tick. */
    honouredAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.functionId, table.tick] })],
);
