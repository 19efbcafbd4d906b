import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';

export type Subject = 'market' | 'application';

/**
 * A step's form that was posted and not saved: what was wrong, the revision that the form was drawn from, what was chosen
 * in it. Only names and keys of ours are kept.
 */
export type RefusedPost = {
  step: string;
  problem: string;
  seenRevision: number | null;
  chosen: Record<string, string[]>;
};

/**
 * What a candidate typed in a step where somebody else had saved something else, by name of input; for the summary, the
 * fields that were not the same any more when it was sent.
 */
export type UnsavedEntries = { step: string; entries: Record<string, string>; changed: string[] };

/** A link handed to a buyer or a candidate through the editor. Only its digest is kept. */
export const accessLinks = pgTable(
  'access_links',
  {
    id: id(),
    digest: text().notNull().unique(),
    subject: text().$type<Subject>().notNull(),
    subjectId: uuid().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
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
    subject: text().$type<Subject>().notNull(),
    subjectId: uuid().notNull(),
    linkId: uuid()
      .notNull()
      .references(() => accessLinks.id),
    createdAt: instant().notNull(),
    /** The last post of this browser that was refused: shown back to it until one is saved. */
    refusedPost: jsonb().$type<RefusedPost>(),
    /** The same for a candidate, whose other answers were saved: what is not, until the step is. */
    unsavedEntries: jsonb().$type<UnsavedEntries>(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.subject, table.subjectId] })],
);
