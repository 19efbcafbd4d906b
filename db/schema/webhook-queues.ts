import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { editors } from './editors';

/** The circuit breaker of an editor. Its row is locked to begin or end an attempt to that editor. */
export const webhookCircuits = pgTable('webhook_circuits', {
  editorId: uuid()
    .primaryKey()
    .references(() => editors.id),
  /** Failed attempts in a row. */
  failures: integer().notNull().default(0),
  /** When the probe may go out; null while the circuit is closed. */
  openUntil: instant(),
  /** The delivery that somebody asked to be sent as the probe, before its turn; null when it is that of the oldest. */
  probeDeliveryId: uuid(),
  /** When a probe was last asked for. */
  probeAskedAt: instant(),
});

/**
 * `line`: deliveries within their three attempts, in the order of the events. `later`: attempts after a failure by
 * exhaustion.
 */
export const QUEUES = ['line', 'later'] as const;
export type QueueName = (typeof QUEUES)[number];

/** The queues of deliveries of an editor, and the run that makes the attempts of each: one run at a time holds it. */
export const webhookQueues = pgTable(
  'webhook_lanes',
  {
    editorId: uuid()
      .notNull()
      .references(() => editors.id),
    name: text().$type<QueueName>().notNull(),
    /** Run of the job engine; null when nobody holds the queue. */
    holder: text(),
    /** Fencing token: changes with each taking, so that a process that lost the queue while it stood still writes nothing. */
    generation: integer().notNull().default(0),
    /** The holder is lost when this has passed. */
    heldUntil: instant(),
    /** When it was last held from; null in rows of a version before this column. */
    heldSince: instant(),
    /** When the holder, who sleeps, goes on; null while it works. */
    wakesAt: instant(),
    /** Attempts are being made. */
    dialling: boolean().notNull().default(false),
    /** How many, while `dialling`; 0 where a version before this column makes one. */
    underWay: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.editorId, table.name] })],
);
