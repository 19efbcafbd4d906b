import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { editors } from './editors';

export const SYNC_STATUSES = ['sync_pending', 'sync_processing', 'sync_completed', 'sync_failed'] as const;

export type SyncStatus = (typeof SYNC_STATUSES)[number];

/** The request that something comes from: its `X-Request-Id` and, where traces are kept, its span (W3C `traceparent`). */
export type Origin = { requestId?: string; traceparent?: string };

/** What must happen later, written in the transaction of what happened now; relayed to the job engine afterwards. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    name: text().notNull(),
    data: jsonb().$type<Record<string, string>>().notNull(),
    createdAt: instant().notNull().defaultNow(),
    relayedAt: instant(),
    /** The order of writing: events go out in it. */
    sequence: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    origin: jsonb().$type<Origin>(),
  },
  (table) => [index('outbox_waiting_index').on(table.sequence).where(sql`relayed_at is null`)],
);

/** One event to deliver to an editor. `payload` is the exact text that is signed and sent, written once. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    editorId: uuid()
      .notNull()
      .references(() => editors.id),
    /** A key of the record in `lib/webhooks/events.ts`, which checks it where it is written. */
    event: text().notNull(),
    /** Market or application that the event is about. */
    subjectId: uuid().notNull(),
    identifier: text().notNull(),
    payload: text().notNull(),
    /** The market whose events keep their order; null in rows of a version before this column, whose payload tells it. */
    marketIdentifier: text(),
    syncStatus: text().$type<SyncStatus>().notNull(),
    createdAt: instant().notNull(),
    /** When the next attempt is planned; null when none is, or when it is to be made at once. */
    nextAttemptAt: instant(),
    /** When the wait for it began; null when there is none, or in rows of a version before this column. */
    waitsSince: instant(),
    /** Number of the first attempt of the current run: a redelivery begins another, and what is left of the earlier one stops. */
    firstAttemptNumber: integer().notNull().default(1),
    /** Rank among the deliveries to this editor, in the order in which their transactions were committed. */
    position: bigint({ mode: 'number' }).notNull().generatedByDefaultAsIdentity(),
    origin: jsonb().$type<Origin>(),
  },
  (table) => [
    index().on(table.editorId, table.createdAt),
    index().on(table.createdAt, table.id),
    index('webhook_deliveries_failed_index').on(table.createdAt, table.id).where(sql`sync_status = 'sync_failed'`),
    index().on(table.subjectId),
    index('webhook_deliveries_line_index')
      .on(table.editorId, table.position)
      .where(sql`sync_status in ('sync_pending', 'sync_processing')`),
    index('webhook_deliveries_later_index')
      .on(table.editorId, table.nextAttemptAt)
      .where(sql`sync_status = 'sync_failed' and next_attempt_at is not null`),
  ],
);

export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    id: id(),
    deliveryId: uuid()
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    at: instant().notNull(),
    durationMs: integer().notNull(),
    httpStatus: integer(),
    error: text(),
    /** At most 2 kB of the answer, for the person who looks into a failure. */
    answerExcerpt: text(),
  },
  (table) => [uniqueIndex().on(table.deliveryId, table.number)],
);
