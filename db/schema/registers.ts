import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { applicantFirms } from './applications';
import { id, instant } from './columns';

/**
 * What a register gave for one of the catalogue's sources: a value as it is stored; several to choose from; or, where it has
 * no document, a statement, by code, with what it is about. `known`: the name of the establishment that was recognised.
 */
export type SaidOfSource = {
  value?: Record<string, unknown>;
  choices?: string[];
  statement?: { code: string; about?: string };
  known?: string;
  /** Day until which it is valid, as the register says (`2027-06-30`). */
  validUntil?: string;
};

/** What is worth knowing of a firm, with a day or a number where there is one; `lib/text/registers` has the words. */
export type RegisterNotice = { code: 'closed' | 'replaced' | 'partially_diffusible'; about?: string };

/**
 * How far a register is with a firm. `pending`: being asked, or waiting for its turn; after the submission it stays so, and
 * means « demandé, pas encore reçu ». Not obtained is never non-compliant: only `refused` is the word of a register.
 */
export type RegisterState = 'pending' | 'found' | 'not_found' | 'out_of_scope' | 'refused' | 'unavailable' | 'disabled';

/** An answer that came later; `answeredAt` in ISO 8601, UTC. */
export type NewerAnswer = {
  state: RegisterState;
  said: Record<string, SaidOfSource>;
  reference: string | null;
  answeredAt: string;
};

/** What each register says of a firm that applies, under the SIRET it was asked for. */
export const registerStates = pgTable(
  'register_states',
  {
    firmId: uuid()
      .notNull()
      .references(() => applicantFirms.id, { onDelete: 'cascade' }),
    register: text().notNull(),
    siret: text().notNull(),
    state: text().$type<RegisterState>().notNull().default('pending'),
    /** By source of the catalogue (`insee.social_reason`). */
    said: jsonb().$type<Record<string, SaidOfSource>>().notNull().default({}),
    notices: jsonb().$type<RegisterNotice[]>().notNull().default([]),
    /** The register's id of its answer, to quote to it. */
    reference: text(),
    askedAt: instant().notNull(),
    answeredAt: instant(),
    /** Until when the answer may be handed to another application of the same firm. */
    freshUntil: instant(),
    /** When it is to be asked, for the first time or again; while a call runs, when the call is given up. Null: never. */
    dueAt: instant(),
    /** What it said when it was asked again, where that is something else: what is in `said` counts until the firm takes it. */
    newer: jsonb().$type<NewerAnswer>(),
    /** Calls in a row without an answer. */
    failures: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.firmId, table.register] }),
    index('register_states_due').on(table.register, table.dueAt).where(sql`due_at is not null`),
    index('register_states_answers').on(table.register, table.siret).where(sql`answered_at is not null`),
  ],
);

/**
 * Every call to a register: who asked for what, when, and what came of it. Limits and breakers are read from here, so that
 * every process keeps them together. Kept as long as the audit log, hence without a key to what it was about.
 */
export const registerCalls = pgTable(
  'register_calls',
  {
    id: id(),
    register: text().notNull(),
    limitGroup: text().notNull(),
    editorId: uuid().notNull(),
    /** Identifier of the application, as people know it. */
    application: text().notNull(),
    siret: text().notNull(),
    /** SIRET of the buyer for whom it is asked; null where the register asks for none. */
    recipient: text(),
    purpose: text().notNull(),
    startedAt: instant().notNull(),
    /** Null while it runs, and for ever when its process was killed. */
    endedAt: instant(),
    /** Of HTTP; null when none came. */
    status: integer(),
    outcome: text().$type<RegisterState>(),
    reference: text(),
    /** Nothing more of its group is asked before, as the provider said. */
    groupClosedUntil: instant(),
  },
  (table) => [
    index('register_calls_group').on(table.limitGroup, table.startedAt),
    index('register_calls_closed')
      .on(table.limitGroup, table.groupClosedUntil)
      .where(sql`group_closed_until is not null`),
    index('register_calls_running').on(table.register).where(sql`ended_at is null`),
    index('register_calls_register').on(table.register, table.startedAt),
    index('register_calls_application').on(table.application),
    index('register_calls_started').on(table.startedAt),
  ],
);
