import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { editors } from './editors';

/**
 * What a buyer has saved, one member per step: a member that is present is a step that was saved. Steps are replayed
 * from it, so that the server knows by construction which may be visited.
 */
export type MarketConfiguration = {
  setup?: {
    defense: boolean;
    /** What the buyer says of lots when the editor gave none; written into `market_lots` once the market is completed. */
    lots?: { name: string; cpvCode: string | null }[];
    lotLimit?: number | null;
    awardLimit?: number | null;
    /** What the buyer forbids of groups (art. R2142-21 Code de la commande publique); nothing by default. */
    forbidsAloneAndInGroup?: boolean;
    forbidsSeveralGroups?: boolean;
  };
  requiredFields?: { fieldKeys: string[] };
  /** `lots`: ranks of the lots for which alone a field is asked, by field key; a field that is not there is for all. */
  additionalFields?: { wanted: boolean; fieldKeys: string[]; lots?: Record<string, number[]> };
};

export const publicMarkets = pgTable(
  'public_markets',
  {
    id: id(),
    identifier: text().notNull().unique(),
    editorId: uuid()
      .notNull()
      .references(() => editors.id),
    name: text().notNull(),
    lotName: text(),
    /** How many lots one leading firm may apply for, over all its live submissions; null: all. */
    lotLimit: integer(),
    /** How many lots may be awarded to one firm: shown only. */
    awardLimit: integer(),
    deadline: instant().notNull(),
    siret: text().notNull(),
    /** As the editor sent them; the buyer's answer on defence is in `configuration`. */
    marketTypeCodes: text().array().notNull(),
    providerUserId: text(),
    configuration: jsonb().$type<MarketConfiguration>().notNull().default({}),
    /** Goes up at each save: a page that saves over a later revision is told so. */
    revision: integer().notNull().default(0),
    createdAt: instant().notNull(),
    completedAt: instant(),
    cancelledAt: instant(),
  },
  (table) => [
    index().on(table.editorId, table.createdAt),
    index().on(table.createdAt, table.id),
    index('public_markets_identifier_prefix').on(table.identifier.op('text_pattern_ops')),
    // What an operator looks for (db/queries/console/search.ts), and what closes next.
    index('public_markets_search_name').using('gin', sql`search_words(${table.name})`),
    index('public_markets_search_siret').on(table.siret.op('text_pattern_ops')),
    index('public_markets_open_deadline')
      .on(table.deadline)
      .where(sql`completed_at is not null and cancelled_at is null`),
  ],
);

/** What each save left: a save over a later revision can then say what changed since the one that was seen. */
export const marketRevisions = pgTable(
  'market_revisions',
  {
    marketId: uuid()
      .notNull()
      .references(() => publicMarkets.id, { onDelete: 'cascade' }),
    revision: integer().notNull(),
    configuration: jsonb().$type<MarketConfiguration>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.marketId, table.revision] })],
);

/** `rank` is from 0; the number that people and programs see is the next one. */
export const marketLots = pgTable(
  'market_lots',
  {
    marketId: uuid()
      .notNull()
      .references(() => publicMarkets.id, { onDelete: 'cascade' }),
    rank: integer().notNull(),
    name: text().notNull(),
    cpvCode: text(),
  },
  (table) => [
    primaryKey({ columns: [table.marketId, table.rank] }),
    index('market_lots_search_name').using('gin', sql`search_words(${table.name})`),
  ],
);

/** What a completed market asks for, copied from the catalogue as it stood: later changes there change nothing here. */
export const marketRequirements = pgTable(
  'market_requirements',
  {
    marketId: uuid()
      .notNull()
      .references(() => publicMarkets.id, { onDelete: 'cascade' }),
    rank: integer().notNull(),
    fieldKey: text().notNull(),
    required: boolean().notNull(),
    inputType: text().notNull(),
    categoryKey: text().notNull(),
    categoryBuyerLabel: text().notNull(),
    categoryCandidateLabel: text().notNull(),
    categoryIntro: text().notNull(),
    subcategoryKey: text().notNull(),
    subcategoryBuyerLabel: text().notNull(),
    subcategoryCandidateLabel: text().notNull(),
    buyerLabel: text().notNull(),
    candidateLabel: text().notNull(),
    candidateHelp: text().notNull(),
    legalReference: text(),
    source: text(),
    unfavourableWhenYes: boolean().notNull(),
    /** Null in a market frozen before the mark was kept: the catalogue's then counts. */
    mayNotApply: boolean(),
    options: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Ranks of the lots for which alone it is asked; null: whatever one applies for. */
    lotRanks: integer().array(),
  },
  (table) => [primaryKey({ columns: [table.marketId, table.fieldKey] })],
);
