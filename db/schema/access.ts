import { sql } from 'drizzle-orm';
import { type AnyPgColumn, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import type { KeptForm } from './kept-form';
import { mailAddresses } from './messages';

export type Subject = 'market' | 'application';

/** What a link opens: a market, an application, or of an application the part of one firm of a group. */
export type Opened = Subject | 'firm';

/**
 * What lets a browser in: a link handed to a buyer or a candidate through the editor, or to a member of a group, of which
 * only the digest is kept; or the access of a person by a confirmed address, whose digest is of nothing that exists.
 */
export const accessLinks = pgTable(
  'access_links',
  {
    id: id(),
    digest: text().notNull().unique(),
    subject: text().$type<Opened>().notNull(),
    subjectId: uuid().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** Of a member's link, which opens once: when its button was pressed. Of a person's access: when it first came in. */
    usedAt: instant(),
    /** Of a person's access: by which address. It has no end of its own, whatever `expiresAt` says. */
    addressId: uuid().references((): AnyPgColumn => mailAddresses.id),
  },
  (table) => [
    index().on(table.subject, table.subjectId),
    index('access_links_of_address').on(table.addressId).where(sql`address_id is not null`),
    uniqueIndex('access_links_once')
      .on(table.subject, table.subjectId, table.addressId)
      .where(sql`address_id is not null and revoked_at is null`),
  ],
);

/** A browser. It holds grants, one per market or application opened in it. */
export const sessions = pgTable('sessions', {
  id: id(),
  digest: text().notNull().unique(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  /** The address that was confirmed in this browser. */
  addressId: uuid().references((): AnyPgColumn => mailAddresses.id, { onDelete: 'set null' }),
});

export const sessionGrants = pgTable(
  'session_grants',
  {
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    subject: text().$type<Opened>().notNull(),
    subjectId: uuid().notNull(),
    linkId: uuid()
      .notNull()
      .references(() => accessLinks.id),
    createdAt: instant().notNull(),
    /** Of a candidate, whose other answers were saved, only what is not. */
    keptForm: jsonb().$type<KeptForm>(),
    /** Where the release before keeps it; `keep_form_of_before` (0019) writes each from the other. */
    formerRefusedPost: jsonb('refused_post'),
    formerUnsavedEntries: jsonb('unsaved_entries'),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.subject, table.subjectId] })],
);
