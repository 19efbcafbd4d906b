import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import type { KeptForm } from './kept-form';

/** A reader sees the console; an administrator also acts. */
export const ROLES = ['reader', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who answers for the service. Never deleted: the audit log names them. */
export const administrators = pgTable('administrators', {
  id: id(),
  /** In lower case: two accounts cannot differ by it alone. */
  email: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  /** Argon2id, in PHC form. Null until the one-time link was used. */
  passwordHash: text(),
  /** Secret of the one-time codes (RFC 6238), encrypted. Null until it was enrolled. */
  totpCiphertext: text(),
  /** The time step of the last code that was taken: neither it nor an earlier one is taken again. */
  totpUsedStep: integer(),
  createdAt: instant().notNull(),
  lastSignInAt: instant(),
  disabledAt: instant(),
});

/** Ten codes for the day the telephone is lost; each row goes when its code is used. */
export const administratorRecoveryCodes = pgTable(
  'administrator_recovery_codes',
  {
    administratorId: uuid()
      .notNull()
      .references(() => administrators.id, { onDelete: 'cascade' }),
    digest: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.administratorId, table.digest] })],
);

/** The one-time link by which a password is chosen: one per account at most, gone once used. */
export const administratorLinks = pgTable('administrator_links', {
  administratorId: uuid()
    .primaryKey()
    .references(() => administrators.id, { onDelete: 'cascade' }),
  digest: text().notNull().unique(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
});

/** What may be read once, until it is acknowledged or its time is over; `page` says where. */
export type ShownOnce = { page: string; ciphertext: string; until: string };

export const administratorSessions = pgTable(
  'administrator_sessions',
  {
    id: id(),
    digest: text().notNull().unique(),
    administratorId: uuid()
      .notNull()
      .references(() => administrators.id, { onDelete: 'cascade' }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** When the second factor was passed; null between the password and the code, when the session opens nothing. */
    completedAt: instant(),
    address: text().notNull(),
    agent: text().notNull(),
    /** Secret of the codes that is being enrolled, encrypted. */
    totpCiphertext: text(),
    shownOnce: jsonb().$type<ShownOnce>(),
    keptForm: jsonb().$type<KeptForm>(),
    /** Where the release before keeps it; `keep_form_of_before` (0019) writes each from the other. */
    formerRefusedForm: jsonb('refused_form'),
  },
  (table) => [index().on(table.administratorId)],
);
