import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { migrateDatabase } from '@/db/migrate';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { newApplicationIdentifier, newMarketIdentifier } from '@/lib/identifiers';

const MIGRATIONS = path.join(import.meta.dirname, '..', 'migrations');
const AT = new Date('2026-11-20T09:00:00Z');

export const upgrade = (url: string) => migrateDatabase(url, MIGRATIONS);

/** A database as the release before this migration left it. */
export async function databaseBefore(migration: string) {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const server = inject('testServerUrl');
  const administer = async (statement: string) => {
    const sql = postgres(`${server}/postgres`, { max: 1, onnotice: () => {} });
    await sql.unsafe(statement).finally(() => sql.end());
  };
  await administer(`create database ${name}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'migrations-before-'));
  try {
    cpSync(MIGRATIONS, folder, { recursive: true });
    const journal = path.join(folder, 'meta', '_journal.json');
    const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
    const rank = entries.findIndex(({ tag }) => tag === migration);
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, rank) }));
    await migrateDatabase(`${server}/${name}`, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { url: `${server}/${name}`, drop: () => administer(`drop database if exists ${name} with (force)`) };
}

type Json = postgres.JSONValue;

/**
 * The release before the firm had a row (docs/decisions/0032), as the database knows it: its statements on applications,
 * answers, files, declarations and documents, with its columns.
 */
export function releaseBeforeFirms(url: string) {
  const pool = postgres(url, { max: 8, onnotice: () => {}, transform: postgres.camel });
  return { ...statementsOf(pool), inTransaction: inTransactionOf(pool), close: () => pool.end() };
}

const inTransactionOf =
  (pool: postgres.Sql) =>
  <T>(work: (before: ReturnType<typeof statementsOf>) => Promise<T>) =>
    pool.begin((tx) => work(statementsOf(tx)));

function statementsOf(sql: postgres.Sql | postgres.TransactionSql) {
  return {
    /** Another statement, for what only one test needs. */
    run: (statement: string) => sql.unsafe(statement),

    async insertEditor() {
      const editor = { name: 'Plateforme d’essai', client_id: randomUUID() };
      const [row] = await sql<{ id: string }[]>`insert into editors ${sql(editor)} returning id`;
      if (!row) throw new Error('the editor was not written');
      return row.id;
    },
    async insertMarket(editorId: string): Promise<string> {
      const id = randomUUID();
      const row = {
        ...{ id, identifier: newMarketIdentifier(AT), editor_id: editorId, name: 'Rénovation de l’école' },
        ...{ deadline: new Date('2026-12-31T22:59:00Z'), siret: '13002526500013', market_type_codes: ['works'] },
        created_at: AT,
      };
      await sql`insert into public_markets ${sql(row)}`;
      return id;
    },
    async freezeMarket(marketId: string, fieldKeys: readonly string[]) {
      const rows = CATALOGUE_FIELDS.filter(({ key }) => fieldKeys.includes(key)).map((field, rank) => ({
        ...{ market_id: marketId, rank, field_key: field.key, required: true, input_type: field.inputType },
        ...{ category_key: field.categoryKey, category_buyer_label: 'c', category_candidate_label: 'c' },
        ...{ category_intro: 'c', subcategory_key: field.subcategoryKey, subcategory_buyer_label: 's' },
        ...{ subcategory_candidate_label: 's', buyer_label: 'b', candidate_label: 'c', candidate_help: 'h' },
        ...{ legal_reference: null, source: null, unfavourable_when_yes: false, options: { ...field.options } as Json },
      }));
      await sql`update public_markets set completed_at = ${AT} where id = ${marketId}`;
      await sql`insert into market_requirements ${sql(rows)}`;
    },

    async insertApplication(marketId: string, siret: string | null = null): Promise<string> {
      const id = randomUUID();
      const row = { id, identifier: newApplicationIdentifier(AT), market_id: marketId, siret, created_at: AT };
      await sql`insert into market_applications ${sql(row)}`;
      return id;
    },

    lockApplication: (id: string) => sql`select id, siret from market_applications where id = ${id} for update`,

    markStepSaved: (id: string, step: string) => sql`
      update market_applications set saved_steps = ${[step]}, revision = revision + 1 where id = ${id}`,

    putAnswer: (applicationId: string, fieldKey: string, draft: Json, value: Json = draft) => sql`
      insert into answers (application_id, field_key, draft, value, in_error, refusals, provenance, updated_at)
      values (${applicationId}, ${fieldKey}, ${sql.json(draft)}, ${sql.json(value)}, false, '[]', default, ${AT})
      on conflict (application_id, field_key) do update set application_id = ${applicationId}, field_key = ${fieldKey},
        draft = ${sql.json(draft)}, value = ${sql.json(value)}, in_error = false, refusals = '[]', updated_at = ${AT}`,

    async insertDocument(applicationId: string, fieldKey: string, slot = 'documents'): Promise<string> {
      const id = randomUUID();
      const sha256 = 'ab'.repeat(32);
      const row = {
        ...{ id, application_id: applicationId, field_key: fieldKey, slot, name: `${id}.pdf`, created_at: AT },
        ...{ content_type: 'application/pdf', size_bytes: 10, sha256, storage_key: `sha256/ab/${sha256}` },
      };
      await sql`insert into documents ${sql(row)} returning application_id`;
      return id;
    },

    removeDocument: (applicationId: string, id: string) => sql`
      update documents set deleted_at = ${AT}
      where id = ${id} and application_id = ${applicationId} and deleted_at is null`,

    putDeclaration: (applicationId: string, wording: string) => sql`
      insert into declarations (application_id, choice, explanation, wording, wording_version, declared_at, session_id)
      values (${applicationId}, 'no_exclusion', null, ${wording}, '1', ${AT}, null)
      on conflict (application_id) do update set application_id = ${applicationId}, choice = 'no_exclusion',
        explanation = null, wording = ${wording}, wording_version = '1', declared_at = ${AT}, session_id = null`,

    markSubmitted: (id: string, siret: string) => sql`
      update market_applications set siret = ${siret}, company_name = 'Menuiserie Lefèvre', completed_at = ${AT},
        verification_secret_ciphertext = 'x' where id = ${id}`,

    publishDocument: (applicationId: string, storageKey: string) => sql`
      insert into published_documents (application_id, kind, storage_key, sha256, size_bytes, created_at)
      values (${applicationId}, 'attestation', ${storageKey}, 'x', 1, ${AT}) on conflict do nothing`,

    /** What it reads of an application. */
    async read(applicationId: string) {
      const answers = await sql<{ fieldKey: string; value: unknown; provenance: string }[]>`
        select field_key, value, provenance from answers where application_id = ${applicationId} order by field_key`;
      const documents = await sql<{ id: string }[]>`
        select id from documents where application_id = ${applicationId} and deleted_at is null order by created_at, id`;
      const declarations = await sql<{ wording: string }[]>`
        select wording from declarations where application_id = ${applicationId}`;
      const published = await sql<{ storageKey: string }[]>`
        select storage_key from published_documents where application_id = ${applicationId} and kind = 'attestation'`;
      return {
        answers: Object.fromEntries(answers.map(({ fieldKey, value }) => [fieldKey, value])),
        files: documents.map(({ id }) => id),
        wording: declarations[0]?.wording,
        attestation: published[0]?.storageKey,
      };
    },

    async isSiretSubmitted(marketId: string, siret: string): Promise<boolean> {
      const [row] = await sql<{ submitted: number }[]>`select count(*)::int as submitted from market_applications
        where market_id = ${marketId} and siret = ${siret} and completed_at is not null`;
      return (row?.submitted ?? 0) > 0;
    },

    async erase(applicationId: string): Promise<number> {
      await sql`delete from documents where application_id = ${applicationId}`;
      await sql`delete from published_documents where application_id = ${applicationId}`;
      await sql`delete from answers where application_id = ${applicationId}`;
      await sql`delete from declarations where application_id = ${applicationId}`;
      return (await sql`delete from market_applications where id = ${applicationId}`).count;
    },
  };
}
