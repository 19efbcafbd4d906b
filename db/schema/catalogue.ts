import { boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';

export const catalogueCategories = pgTable('catalogue_categories', {
  key: text().primaryKey(),
  rank: integer().notNull(),
  buyerLabel: text().notNull(),
  candidateLabel: text().notNull(),
  intro: text().notNull(),
  archivedAt: instant(),
});

export const catalogueSubcategories = pgTable(
  'catalogue_subcategories',
  {
    categoryKey: text()
      .notNull()
      .references(() => catalogueCategories.key),
    key: text().notNull(),
    rank: integer().notNull(),
    buyerLabel: text().notNull(),
    candidateLabel: text().notNull(),
    archivedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.categoryKey, table.key] })],
);

export const catalogueFields = pgTable('catalogue_fields', {
  key: text().primaryKey(),
  categoryKey: text().notNull(),
  subcategoryKey: text().notNull(),
  rank: integer().notNull(),
  inputType: text().notNull(),
  mandatory: boolean().notNull(),
  locked: boolean().notNull(),
  source: text(),
  unfavourableWhenYes: boolean().notNull().default(false),
  /** May be answered « non concerné ». */
  mayNotApply: boolean().notNull().default(false),
  buyerLabel: text().notNull(),
  buyerHelp: text().notNull(),
  candidateLabel: text().notNull(),
  candidateHelp: text().notNull(),
  legalReference: text(),
  /** What only this field's input type needs (suggestions, window in years). */
  options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  archivedAt: instant(),
});

export const catalogueFieldMarketTypes = pgTable(
  'catalogue_field_market_types',
  {
    fieldKey: text()
      .notNull()
      .references(() => catalogueFields.key),
    marketType: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.fieldKey, table.marketType] })],
);
