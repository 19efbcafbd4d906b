import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  foreignKey,
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
import { marketLots, publicMarkets } from './markets';

/** What tells a firm that has no SIRET; `value` is null for one that is being registered in France, which has none yet. */
export type ForeignIdentifier = {
  /** ISO 3166-1 alpha-2. */
  country: string;
  kind: 'vat' | 'euid' | 'national_register' | 'other' | 'being_registered';
  value: string | null;
};

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
    /** In place of a SIRET: as given by the editor, then as typed and submitted. */
    foreignIdentifier: jsonb().$type<ForeignIdentifier>(),
    companyName: text(),
    /** Of a group (art. R2142-19 to R2142-27 Code de la commande publique); null for a firm that applies alone. */
    groupKind: text().$type<'conjoint' | 'solidaire'>(),
    /** Whether the mandataire of a group « conjoint » answers for all its members (art. R2142-24). */
    mandataireSolidaire: boolean(),
    /** Whether it says that it relies on other firms, and is then asked which (art. R2142-3). */
    reliesOnFirms: boolean().notNull().default(false),
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
    /** The submitted application of which this one began as a copy, and in whose place it stands once it is submitted. */
    replacesId: uuid().references((): AnyPgColumn => marketApplications.id, { onDelete: 'set null' }),
    /** When another was submitted in its place. */
    replacedAt: instant(),
    /** When the firm, its platform or an operator withdrew it. */
    withdrawnAt: instant(),
  },
  (table) => [
    uniqueIndex('market_applications_replaced_once').on(table.replacesId).where(sql`replaces_id is not null`),
    // What its lots refer to, so that they are of its market.
    unique('market_applications_of_market').on(table.id, table.marketId),
    index().on(table.marketId, table.createdAt),
    index().on(table.createdAt, table.id),
    index('market_applications_identifier_prefix').on(table.identifier.op('text_pattern_ops')),
    index('market_applications_without_documents')
      .on(table.completedAt)
      .where(sql`documents_ready_at is null and completed_at is not null`),
    // What an operator looks for (db/queries/console/search.ts), and the day's figures.
    index('market_applications_search_siret').on(table.siret.op('text_pattern_ops')),
    index('market_applications_search_foreign')
      .on(sql`upper(regexp_replace(${table.foreignIdentifier} ->> 'value', '\\s', '', 'g')) text_pattern_ops`)
      .where(sql`foreign_identifier is not null`),
    index('market_applications_completed').on(table.completedAt).where(sql`completed_at is not null`),
  ],
);

/**
 * A firm that applies (« opérateur économique », ESPD's `EconomicOperatorParty`): what it answers, declares and joins hangs
 * on it, and the application is reached through it. The firm that leads (rank 1: alone, or the mandataire of a group) is made
 * and kept by the database (`keep_leading_firm`), whichever release writes the application; the other members of a group
 * follow.
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
    foreignIdentifier: jsonb().$type<ForeignIdentifier>(),
    companyName: text(),
    /** What a member other than the mandataire is asked hangs on it like what the mandataire is asked on the application. */
    savedSteps: text().array().notNull().default(sql`'{}'::text[]`),
    /** What it does in the group, as the mandataire says; null when nothing was said. */
    role: text(),
    /** Tasks that are reserved to it (art. R2142-27), as information. */
    reservedTasks: text(),
    /** When its part was declared complete, and by whom: itself, or the mandataire under its mandate (art. R2142-23). */
    declaredAt: instant(),
    declaredBy: text().$type<'itself' | 'mandataire'>(),
    createdAt: instant().defaultNow(),
    /** When the mandataire removed it from the group: its row stays until the bytes of its files are swept. */
    removedAt: instant(),
  },
  (table) => [
    unique('applicant_firms_rank').on(table.applicationId, table.rank),
    unique('applicant_firms_of_application').on(table.id, table.applicationId),
  ],
);

/** The lots that an application is for; none where the market has none. */
export const applicationLots = pgTable(
  'application_lots',
  {
    applicationId: uuid().notNull(),
    marketId: uuid().notNull(),
    lotRank: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.applicationId, table.lotRank] }),
    foreignKey({
      name: 'application_lots_application',
      columns: [table.applicationId, table.marketId],
      foreignColumns: [marketApplications.id, marketApplications.marketId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'application_lots_lot',
      columns: [table.marketId, table.lotRank],
      foreignColumns: [marketLots.marketId, marketLots.rank],
    }),
  ],
);

/** Of the lots that a group applies for, those that a member takes part in; none said: all of them. */
export const firmLots = pgTable(
  'firm_lots',
  {
    firmId: uuid().notNull(),
    applicationId: uuid().notNull(),
    lotRank: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.lotRank] }),
    foreignKey({
      name: 'firm_lots_firm',
      columns: [table.firmId, table.applicationId],
      foreignColumns: [applicantFirms.id, applicantFirms.applicationId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'firm_lots_lot',
      columns: [table.applicationId, table.lotRank],
      foreignColumns: [applicationLots.applicationId, applicationLots.lotRank],
    }).onDelete('cascade'),
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
    /** Its SIRET, else what stands for it (`firm_identifier`): one that is being registered has only its own. */
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
 * What an earlier release knows in place of the firm that leads: filled by the database (`hang_on_firm`), null for another
 * member of a group, read and written by nothing of this release, to be dropped by a later one (docs/decisions/0032).
 */
const formerApplicationId = () =>
  uuid('application_id')
    .default(sql`null`)
    .references(() => marketApplications.id, { onDelete: 'cascade' });

/** Where a value comes from (`lib/fields/values/provenance.ts`); times as in JSON. */
type Provenance = {
  kind: 'manual' | 'manual_after_api_failure' | 'register' | 'earlier_application';
  at: string;
  register?: string;
  reference?: string;
  market?: string;
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
    unique('answers_application_id_field_key').on(table.formerApplicationId, table.fieldKey),
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
    formerApplicationId: formerApplicationId().unique('declarations_application_id'),
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
 * is not about all of the application: an `espd` response is.
 */
export const publishedDocuments = pgTable(
  'published_documents',
  {
    applicationId: uuid()
      .notNull()
      .references(() => marketApplications.id, { onDelete: 'cascade' }),
    firmId: uuid().references(() => applicantFirms.id, { onDelete: 'cascade' }),
    kind: text()
      .$type<'attestation' | 'buyer_attestation' | 'buyer_attestation_html' | 'documents_package' | 'espd'>()
      .notNull(),
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
