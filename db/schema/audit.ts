import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';

export const ACTOR_KINDS = ['administrator', 'editor', 'buyer', 'candidate', 'operator', 'system', 'public'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export type AuditDetails = Record<string, string | number | boolean | null>;

/** Who did what, when, from where. Written once: the database itself refuses changes (docs/decisions/0022). */
export const auditLog = pgTable(
  'audit_log',
  {
    id: uuid().primaryKey(),
    at: instant().notNull(),
    actorKind: text().$type<ActorKind>().notNull(),
    actorId: text(),
    action: text().notNull(),
    targetKind: text(),
    targetId: text(),
    address: text(),
    requestId: text(),
    details: jsonb().$type<AuditDetails>().notNull().default({}),
    /** Keyed digest of all of the above, made by the process that wrote the row. */
    seal: text().notNull(),
  },
  (table) => [
    index().on(table.at, table.id),
    index().on(table.actorId, table.at).where(sql`actor_id is not null`),
    index().on(table.targetId, table.at).where(sql`target_id is not null`),
  ],
);

/** Rows of the log that are not in the chain yet. */
export const auditUnchained = pgTable('audit_unchained', { auditId: uuid().primaryKey() });

/** The order of the rows: each link is a keyed digest of the one before and of its row's seal. */
export const auditChain = pgTable('audit_chain', {
  position: bigint({ mode: 'number' }).primaryKey(),
  auditId: uuid().notNull().unique(),
  hash: text().notNull(),
});

/** The end of the chain, in one row: rows cut from the end are then missing. */
export const auditHead = pgTable('audit_head', {
  one: integer().primaryKey().default(1),
  position: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
  chainedAt: instant().notNull(),
  /** The last time that the whole log was verified, and what came of it. */
  verifiedAt: instant(),
  verifiedPosition: bigint({ mode: 'number' }),
  verifiedProblems: integer(),
});
