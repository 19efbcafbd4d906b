import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
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
    // What an operator looks for (db/queries/console/search.ts), and the day's figures.
    index('market_applications_search_siret').on(table.siret.op('text_pattern_ops')),
    index('market_applications_completed').on(table.completedAt).where(sql`completed_at is not null`),
    // As `liveSubmissions` says, in the words of the release before, which knows nothing else.
    uniqueIndex('market_applications_submitted_once')
      .on(table.marketId, table.siret)
      .where(sql`completed_at is not null`),
  ],
);

/**
 * A firm that applies (« opérateur économique », ESPD's `EconomicOperatorParty`): what it answers, declares and joins hangs
 * on it, and the application is reached through it. One for each application, made and kept by the database
 * (`keep_leading_firm`), whichever release writes the application.
 */
export const applicantFirms = pgTable(
  'applicant_firms',
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => marketApplications.id, { onDelete: 'cascade' }),
    /** From 1, the firm that leads. */
    rank: integer().notNull().default(1),
    siret: text(),
    companyName: text(),
  },
  (table) => [
    unique('applicant_firms_rank').on(table.applicationId, table.rank),
    // Until a group may apply.
    check('applicant_firms_one_each', sql`rank = 1`),
  ],
);

/**
 * What may exist only once: a submission that stands, to a market without lots (`lotRank` null) or to one of its lots, of a
 * firm that leads. Kept by the database as well.
 */
export const liveSubmissions = pgTable(
  'live_submissions',
  {
    firmId: uuid()
      .notNull()
      .references(() => applicantFirms.id, { onDelete: 'cascade' }),
    marketId: uuid()
      .notNull()
      .references(() => publicMarkets.id),
    lotRank: integer(),
    /** Its SIRET. */
    firmIdentifier: text().notNull(),
  },
  (table) => [
    unique('live_submissions_once').on(table.marketId, table.lotRank, table.firmIdentifier).nullsNotDistinct(),
    index().on(table.firmId),
  ],
);

/** The firm that something hangs on. The database fills it from the application when the release before writes. */
const firmId = () =>
  uuid()
    .notNull()
    .references(() => applicantFirms.id, { onDelete: 'cascade' });

/**
 * What the release before knows in place of the firm: filled by the database (`hang_on_firm`), read and written by nothing
 * of this release, to be dropped by a later one (docs/decisions/0032).
 */
const formerApplicationId = () =>
  uuid('application_id')
    .notNull()
    .default(sql`null`)
    .references(() => marketApplications.id, { onDelete: 'cascade' });

/** Where a value comes from. `register`: which one; `reference`: what it calls this; times as in JSON. */
type Provenance = {
  kind: 'manual' | 'manual_after_api_failure' | 'register' | 'earlier_application';
  at: string;
  register?: string;
  reference?: string;
  validUntil?: string;
};

/** One row per field answered or attempted: what was posted, valid or not, beside the last valid answer. */
export const answers = pgTable(
  'answers',
  {
    formerApplicationId: formerApplicationId(),
    firmId: firmId(),
    fieldKey: text().notNull(),
    draft: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Null when nothing valid was ever given. */
    value: jsonb().$type<Record<string, unknown>>(),
    /** The firm's word that the question does not concern it, which is an answer; null where it did not say so. */
    notApplicable: jsonb().$type<{ reason: string | null }>(),
    /** True when the draft is not valid: the value is then older than the draft. */
    inError: boolean().notNull().default(false),
    /** Files refused at the last save, or flagged since (`late`), with the code of the reason: said on the next page. */
    refusals: jsonb().$type<{ name: string; code: string; slot?: string; late?: boolean }[]>().notNull().default([]),
    /** Where values come from, by path in `value` (`years.0.turnover`; empty: all of it); what has none was typed. */
    provenances: jsonb().$type<Record<string, Provenance>>().notNull().default({}),
    /** Of the release before, which never wrote it. */
    formerProvenance: text('provenance').notNull().default('manual'),
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.formerApplicationId, table.fieldKey] }),
    index('answers_search_name')
      .using('gin', sql`search_words(${table.value} ->> 'text')`)
      .where(sql`field_key = 'identite_entreprise_identification_raison_sociale'`),
    index('answers_search_email')
      .on(sql`lower(${table.value} ->> 'text')`)
      .where(sql`field_key = 'identite_entreprise_contact_email'`),
    unique('answers_firm_id_field_key').on(table.firmId, table.fieldKey),
  ],
);

export const documents = pgTable(
  'documents',
  {
    id: id(),
    formerApplicationId: formerApplicationId(),
    firmId: firmId(),
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
    /** The register that gave it; null for a file of the firm. It is for the buyer, never for a browser of the firm's. */
    register: text(),
    /** What was found in it that its reader should know. */
    notes: jsonb().$type<'javascript'[]>().notNull().default([]),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    /** When the bytes of a removed file went; until then they count for its dossier. */
    sweptAt: instant(),
  },
  (table) => [
    index('documents_to_sweep').on(table.deletedAt).where(sql`deleted_at is not null and swept_at is null`),
    index().on(table.formerApplicationId, table.fieldKey),
    index().on(table.firmId, table.fieldKey),
    // Asked before an object is removed, and by the function that calls the antivirus again.
    index().on(table.storageKey),
    index('documents_pending_scans').on(table.createdAt).where(sql`scan_state = 'pending'`),
    uniqueIndex('documents_upload_key')
      .on(table.formerApplicationId, table.fieldKey, table.slot, table.uploadKey)
      .where(sql`deleted_at is null`),
    uniqueIndex('documents_firm_upload_key')
      .on(table.firmId, table.fieldKey, table.slot, table.uploadKey)
      .where(sql`deleted_at is null`),
  ],
);

/** The declaration on honour, with the words that were shown: what someone declared must never change afterwards. */
export const declarations = pgTable(
  'declarations',
  {
    formerApplicationId: formerApplicationId().primaryKey(),
    firmId: firmId(),
    choice: text().$type<'no_exclusion' | 'concerned'>().notNull(),
    explanation: text(),
    wording: text().notNull(),
    wordingVersion: text().notNull(),
    declaredAt: instant().notNull(),
    sessionId: uuid(),
  },
  (table) => [unique('declarations_firm_id').on(table.firmId)],
);

/**
 * Documents made from a submitted application. One row per kind: the first published stays. `firmId`: of which firm, when it
 * is not about all of the application; no kind is, today.
 */
export const publishedDocuments = pgTable(
  'published_documents',
  {
    applicationId: uuid()
      .notNull()
      .references(() => marketApplications.id, { onDelete: 'cascade' }),
    firmId: uuid().references(() => applicantFirms.id, { onDelete: 'cascade' }),
    kind: text().$type<'attestation' | 'buyer_attestation' | 'documents_package'>().notNull(),
    storageKey: text().notNull(),
    sha256: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    unique('published_documents_once').on(table.applicationId, table.kind, table.firmId).nullsNotDistinct(),
    index().on(table.storageKey),
  ],
);
