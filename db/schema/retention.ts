import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Subject } from './access';
import { id, instant } from './columns';
import { publicMarkets } from './markets';

/** What became of a market, as the buyer's side told an operator. Nothing here: nobody did. */
export const marketOutcomes = pgTable('market_outcomes', {
  marketId: uuid()
    .primaryKey()
    .references(() => publicMarkets.id, { onDelete: 'cascade' }),
  /** When the contract was signed, or it was decided that none would be. */
  signedAt: instant().notNull(),
  /** Identifiers of the applications that were chosen; null when it was not told which. */
  winners: text().array(),
});

/** While one stands, nothing of the market, or of the application, is erased. */
export const legalHolds = pgTable(
  'legal_holds',
  {
    id: id(),
    subject: text().$type<Subject>().notNull(),
    subjectId: uuid().notNull(),
    reason: text().notNull(),
    placedAt: instant().notNull(),
    liftedAt: instant(),
  },
  (table) => [index().on(table.subjectId).where(sql`lifted_at is null`)],
);

/** Proof that something was erased: what it was cannot be read here, only recognised by who still has its identifier. */
export const erasures = pgTable(
  'erasures',
  {
    id: id(),
    rule: text().notNull(),
    subject: text().$type<Subject>().notNull(),
    /** Keyed digest. */
    identifierDigest: text().notNull(),
    /** How many rows of each kind went, and the files' bytes. */
    counts: jsonb().$type<Record<string, number>>().notNull(),
    erasedAt: instant().notNull(),
    /** Objects that were its files and are still to be removed from storage, when nothing else needs them. */
    objectsLeft: text().array().notNull().default(sql`'{}'::text[]`),
  },
  (table) => [
    index().on(table.identifierDigest),
    index('erasures_unfinished').on(table.erasedAt).where(sql`objects_left <> '{}'`),
  ],
);
