import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import type { RateLimitOverrides } from './limits';

/** A procurement platform that integrates the API. */
export const editors = pgTable('editors', {
  id: id(),
  name: text().notNull(),
  clientId: text().notNull().unique(),
  authorized: boolean().notNull().default(true),
  active: boolean().notNull().default(true),
  defenseAllowed: boolean().notNull().default(true),
  /** Whether registers that are not public may be asked about the firms that it brings. */
  registersAllowed: boolean().notNull().default(true),
  maxLiveTokens: integer().notNull().default(1),
  /** Null: the usual budgets. */
  rateLimits: jsonb().$type<RateLimitOverrides>(),
  completionWebhookUrl: text(),
  /** Whether a webhook whose three attempts failed is tried again, for days, in the background. */
  laterAttempts: boolean().notNull().default(true),
  /** Whether the applications to a market may be had together before its deadline. */
  tablesBeforeDeadline: boolean().notNull().default(false),
  /** Whether it asks to be told of withdrawn applications (`market_application.withdrawn`). */
  toldOfWithdrawals: boolean().notNull().default(false),
  buyerReturnUrl: text(),
  candidateReturnUrl: text(),
  /** Made by `npm start` for trying things out; refused in production. */
  demo: boolean().notNull().default(false),
  createdAt: instant().notNull().defaultNow(),
});

/** Keyed digests of client secrets; two may live during a rotation. */
export const editorClientSecrets = pgTable(
  'editor_client_secrets',
  {
    id: id(),
    editorId: uuid()
      .notNull()
      .references(() => editors.id),
    digest: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant(),
  },
  (table) => [index().on(table.editorId)],
);

/** Webhook secrets, encrypted: they sign, so that they must be read again. */
export const editorWebhookSecrets = pgTable(
  'editor_webhook_secrets',
  {
    id: id(),
    editorId: uuid()
      .notNull()
      .references(() => editors.id),
    ciphertext: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant(),
  },
  (table) => [index().on(table.editorId)],
);

/** Tokens as issued: a JWT is honoured only while its row here is live. */
export const accessTokens = pgTable(
  'access_tokens',
  {
    id: id(),
    editorId: uuid()
      .notNull()
      .references(() => editors.id),
    /** Space-separated, sorted: « the same scope set » is then plain equality. */
    scope: text().notNull(),
    issuedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [index().on(table.editorId, table.scope).where(sql`revoked_at is null`)],
);

/** Keys of the instance itself (token signature, document seal): private part encrypted, kept once retired. */
export const instanceKeys = pgTable(
  'instance_keys',
  {
    id: id(),
    purpose: text().notNull(),
    privateCiphertext: text().notNull(),
    /** JWK set member (JSON) or certificate (PEM), by purpose. */
    publicPart: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    retiredAt: instant(),
  },
  (table) => [
    // One live key per purpose: two processes starting at once cannot each make theirs.
    uniqueIndex().on(table.purpose).where(sql`retired_at is null`),
  ],
);
