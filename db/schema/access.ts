import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import type { KeptForm } from './kept-form';

export type Subject = 'market' | 'application';

/** What a link opens: a market, an application, or of an application the part of one firm of a group. */
export type Opened = Subject | 'firm';

/** A link handed to a buyer or a candidate through the editor, or to a member of a group. Only its digest is kept. */
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
    /** Of a member's link, which opens once: when its button was pressed. */
    usedAt: instant(),
  },
  (table) => [index().on(table.subject, table.subjectId)],
);

/** A browser. It holds grants, one per market or application opened in it. */
export const sessions = pgTable('sessions', {
  id: id(),
  digest: text().notNull().unique(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
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
