import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { catalogueFields } from './catalogue';
import { id, instant } from './columns';

/**
 * What operators changed of a field, laid over what the product ships: each start writes the shipped catalogue again and
 * leaves this alone. A member that is null is as shipped.
 */
export const catalogueEdits = pgTable('catalogue_edits', {
  fieldKey: text()
    .primaryKey()
    .references(() => catalogueFields.key),
  buyerLabel: text(),
  buyerHelp: text(),
  candidateLabel: text(),
  candidateHelp: text(),
  /** Rank in its sub-category, from 1; a field without comes after those with one, in the order shipped. */
  place: integer(),
  archivedAt: instant(),
  /** Goes up at each change: a change made from an earlier revision is refused. */
  revision: integer().notNull().default(0),
});

export type CatalogueChange = Record<string, { before: string | null; after: string | null }>;

/** Who changed what of a field, and when. Rows are only ever added. */
export const catalogueChanges = pgTable(
  'catalogue_changes',
  {
    id: id(),
    fieldKey: text()
      .notNull()
      .references(() => catalogueFields.key),
    at: instant().notNull(),
    administratorId: uuid().notNull(),
    change: jsonb().$type<CatalogueChange>().notNull(),
  },
  (table) => [index().on(table.fieldKey, table.at)],
);
