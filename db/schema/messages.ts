import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Opened } from './access';
import { marketApplications } from './applications';
import { id, instant } from './columns';

/** An e-mail address that somebody typed, or that a colleague was invited by. */
export const mailAddresses = pgTable('mail_addresses', {
  id: id(),
  /** In lower case: two people cannot differ by it alone. */
  address: text().notNull().unique(),
  createdAt: instant().notNull(),
  /** When a code sent there was last typed back; null: nobody has shown that they read it. */
  confirmedAt: instant(),
  /** Since when the server of that address refuses it (5xx to RCPT TO): nothing but a code that is asked for is sent there. */
  refusedAt: instant(),
  /** Groups of messages that its owner stopped. */
  stopped: text().array().notNull().default(sql`'{}'::text[]`),
});

/** A code that was sent, for the one browser that asked: the row is found by what that browser holds. */
export const addressCodes = pgTable(
  'address_codes',
  {
    browserDigest: text().primaryKey(),
    addressId: uuid()
      .notNull()
      .references(() => mailAddresses.id, { onDelete: 'cascade' }),
    codeDigest: text().notNull(),
    triesLeft: integer().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** The application, or part of one, that the address is to open once it is confirmed. */
    subject: text().$type<Opened>(),
    subjectId: uuid(),
    /** Where it is asked for, and where one goes back to: an application's identifier as people see it. */
    askedAt: text(),
  },
  (table) => [index().on(table.expiresAt), index().on(table.addressId)],
);

/** A message: written in the transaction of what it tells, sent once. Its `Message-ID` is made of its id, so that a copy is known. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    kind: text().notNull(),
    addressId: uuid()
      .notNull()
      .references(() => mailAddresses.id, { onDelete: 'cascade' }),
    applicationId: uuid().references(() => marketApplications.id, { onDelete: 'cascade' }),
    /** What it tells, as it was then: texts and instants in ISO 8601. Never an answer. */
    facts: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Of a code only, until it is sent: encrypted. */
    secretCiphertext: text(),
    /** Says the same thing to the same person once. */
    onceKey: text().unique('messages_once_key'),
    createdAt: instant().notNull(),
    /** When it no longer tells anything: not sent after that. */
    expiresAt: instant().notNull(),
    /** Until when a process has it in hand. */
    claimedUntil: instant(),
    settledAt: instant(),
    outcome: text().$type<'sent' | 'refused' | 'stopped' | 'expired'>(),
    /** What the server answered to a message that was refused. */
    smtpStatus: integer(),
  },
  (table) => [
    index().on(table.addressId, table.createdAt),
    index().on(table.applicationId),
    index('messages_waiting').on(table.createdAt).where(sql`settled_at is null`),
  ],
);
