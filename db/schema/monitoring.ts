import { doublePrecision, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** What every process has counted since the instance exists, added up: a scrape never sees one process's own figures. */
export const metricTotals = pgTable(
  'metric_totals',
  {
    name: text().notNull(),
    /** As OpenMetrics writes them, in the order of their declaration: `kind="client",outcome="accepted"`. */
    labels: text().notNull(),
    value: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.labels] })],
);

export const PROCESS_KINDS = ['web', 'worker'] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

/** The last sign of life of each process of the instance. */
export const processReports = pgTable('process_reports', {
  id: text().primaryKey(),
  kind: text().$type<ProcessKind>().notNull(),
  /** By the database's clock, as everything that compares it. */
  seenAt: instant().notNull(),
  /** How far the clock of the process is ahead of the database's; negative when it is behind. */
  clockAheadSeconds: doublePrecision().notNull().default(0),
  residentBytes: doublePrecision().notNull(),
  eventLoopDelaySeconds: doublePrecision().notNull(),
});
