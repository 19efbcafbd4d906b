import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** What an editor may do instead of the usual, by bucket; buckets that are not named keep the usual. */
export type RateLimitOverrides = Partial<
  Record<'token' | 'api' | 'downloads', { perHour?: number; burst?: number } | undefined>
>;

/** What was used of a bucket, by an editor or by who failed to be one, in its two current windows. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    bucket: text().notNull(),
    /** An editor's id, or the digest of a client id and an address. */
    holder: text().notNull(),
    hourStartedAt: instant().notNull(),
    hourUsed: integer().notNull(),
    burstStartedAt: instant().notNull(),
    burstUsed: integer().notNull(),
    /** What became of the latest request: how the statement that decides says so. */
    admitted: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.bucket, table.holder] })],
);

/** The first answer to a request that carried an `Idempotency-Key`, written in the transaction of what it made. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Keyed digest of editor, method, path and key. */
    digest: text().primaryKey(),
    requestDigest: text().notNull(),
    /** Written by the release before only, as `leaseUntil`; both may be dropped once that one no longer serves. */
    attempt: uuid(),
    leaseUntil: instant(),
    /** Encrypted: it holds a link. */
    answerCiphertext: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index().on(table.expiresAt)],
);
