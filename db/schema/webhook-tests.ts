import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { editors } from './editors';

/**
 * The samples of the last test that was asked for by or for an editor, one for each event, and what came of each. They
 * are no deliveries: no queue holds them, and no circuit counts them.
 */
export const webhookTests = pgTable(
  'webhook_tests',
  {
    /** The `webhook-id` of the sample. */
    id: id(),
    editorId: uuid()
      .notNull()
      .references(() => editors.id, { onDelete: 'cascade' }),
    event: text().notNull(),
    payload: text().notNull(),
    requestedAt: instant().notNull(),
    /** When it was sent; null until then. */
    at: instant(),
    durationMs: integer(),
    httpStatus: integer(),
    error: text(),
  },
  (table) => [index().on(table.editorId)],
);
