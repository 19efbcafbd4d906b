import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { publicMarkets } from './markets';

export const marketApplications = pgTable(
  'market_applications',
  {
    id: id(),
    identifier: text().notNull().unique(),
    marketId: uuid()
      .notNull()
      .references(() => publicMarkets.id),
    /** As given by the editor, then as typed and submitted. */
    siret: text(),
    /** True when the editor gave a SIRET that passes the full rule: the form then shows it and does not ask. */
    siretLocked: boolean().notNull().default(false),
    companyName: text(),
    providerUserId: text(),
    /** Keys of the steps saved at least once, in any order. */
    savedSteps: text().array().notNull().default(sql`'{}'::text[]`),
    revision: integer().notNull().default(0),
    createdAt: instant().notNull(),
    completedAt: instant(),
    documentsReadyAt: instant(),
    /** When the sweep last asked again for documents that were late. */
    documentsAskedAgainAt: instant(),
    /** Why the last run that makes the documents gave up, for the operators; null once they are made. */
    documentsFailure: text(),
    /** What the QR code carries: opens the public verification page for this application only. */
    verificationSecretCiphertext: text(),
  },
  (table) => [
    index().on(table.marketId, table.createdAt),
    index().on(table.createdAt, table.id),
    index('market_applications_identifier_prefix').on(table.identifier.op('text_pattern_ops')),
    index('market_applications_without_documents')
      .on(table.completedAt)
      .where(sql`documents_ready_at is null and completed_at is not null`),
    // One submitted application per firm and market; drafts may coexist.
    uniqueIndex('market_applications_submitted_once')
      .on(table.marketId, table.siret)
      .where(sql`completed_at is not null`),
  ],
);

/** One row per field answered or attempted: what was posted, valid or not, beside the last valid answer. */
export const answers = pgTable(
  'answers',
  {
    applicationId: uuid()
      .notNull()
      .references(() => marketApplications.id, { onDelete: 'cascade' }),
    fieldKey: text().notNull(),
    draft: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Null when nothing valid was ever given. */
    value: jsonb().$type<Record<string, unknown>>(),
    /** True when the draft is not valid: the value is then older than the draft. */
    inError: boolean().notNull().default(false),
    /** Files refused at the last save, or flagged since (`late`), with the code of the reason: said on the next page. */
    refusals: jsonb().$type<{ name: string; code: string; slot?: string; late?: boolean }[]>().notNull().default([]),
    provenance: text().$type<'manual' | 'auto' | 'manual_after_api_failure'>().notNull().default('manual'),
    updatedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.fieldKey] })],
);

export const documents = pgTable(
  'documents',
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => marketApplications.id, { onDelete: 'cascade' }),
    fieldKey: text().notNull(),
    /** Member of the answer that carries the file; `documents` unless the input type has several. */
    slot: text().notNull().default('documents'),
    /** As it is shown and handed on: clean, with the extension of what the file was judged to be. */
    name: text().notNull(),
    /** As it was given; null for files stored before it was kept. */
    givenName: text(),
    contentType: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    /** Names the upload, not the file: given by the browser, so that a file sent again after a lost answer is kept once. */
    uploadKey: text(),
    scanState: text().$type<'not_scanned' | 'pending' | 'clean' | 'flagged'>().notNull().default('not_scanned'),
    /** What was found in it that its reader should know. */
    notes: jsonb().$type<'javascript'[]>().notNull().default([]),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    /** When the bytes of a removed file went; until then they count for its dossier. */
    sweptAt: instant(),
  },
  (table) => [
    index('documents_to_sweep').on(table.deletedAt).where(sql`deleted_at is not null and swept_at is null`),
    index().on(table.applicationId, table.fieldKey),
    // Asked before an object is removed, and by the function that calls the antivirus again.
    index().on(table.storageKey),
    index('documents_pending_scans').on(table.createdAt).where(sql`scan_state = 'pending'`),
    uniqueIndex('documents_upload_key')
      .on(table.applicationId, table.fieldKey, table.slot, table.uploadKey)
      .where(sql`deleted_at is null`),
  ],
);

/** The declaration on honour, with the words that were shown: what someone declared must never change afterwards. */
export const declarations = pgTable('declarations', {
  applicationId: uuid()
    .primaryKey()
    .references(() => marketApplications.id, { onDelete: 'cascade' }),
  choice: text().$type<'no_exclusion' | 'concerned'>().notNull(),
  explanation: text(),
  wording: text().notNull(),
  wordingVersion: text().notNull(),
  declaredAt: instant().notNull(),
  sessionId: uuid(),
});

/** Documents made from a submitted application. One row per kind: the first published stays. */
export const publishedDocuments = pgTable(
  'published_documents',
  {
    applicationId: uuid()
      .notNull()
      .references(() => marketApplications.id, { onDelete: 'cascade' }),
    kind: text().$type<'attestation' | 'buyer_attestation' | 'documents_package'>().notNull(),
    storageKey: text().notNull(),
    sha256: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.kind] }), index().on(table.storageKey)],
);
