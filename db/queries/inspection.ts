import { sql } from 'drizzle-orm';
import { database } from '@/db/database';

/**
 * What an inspection of the whole instance reads (`npm run doctor`): rows by batches, in the order of a key, so that
 * memory does not grow with them; of what is wrong, the number and the first few.
 */

const BATCH = 500;
const SHOWN = 10;

/** Which rows name bytes in storage: files of candidates that were not removed, or documents made from applications. */
export type StoredTable = 'documents' | 'published_documents';
export type StoredRow = { storageKey: string; sha256: string; sizeBytes: number; application: string };

const STORED: Record<StoredTable, ReturnType<typeof sql>> = {
  documents: sql`select storage_key, sha256, size_bytes, firms.application_id
    from documents join applicant_firms firms on firms.id = firm_id where deleted_at is null`,
  published_documents: sql`select storage_key, sha256, size_bytes, application_id from published_documents`,
};

/** Each object that a table names, once, with the identifier of an application it belongs to. */
export async function* storedRows(table: StoredTable): AsyncGenerator<StoredRow> {
  for (let after = ''; ; ) {
    const rows = await database().execute<StoredRow>(sql`
      select distinct on (files.storage_key) files.storage_key as "storageKey", files.sha256,
        files.size_bytes::float8 as "sizeBytes", applications.identifier as application
      from (${STORED[table]}) files
      join market_applications applications on applications.id = files.application_id
      where files.storage_key > ${after}
      order by files.storage_key limit ${BATCH}`);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.storageKey;
  }
}

/** Of these keys of storage, those that a row names, a removed file's included. */
export async function namedKeys(keys: string[]): Promise<Set<string>> {
  const list = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  );
  const rows = await database().execute<{ key: string }>(sql`
    select storage_key as key from documents where storage_key in (${list})
    union select storage_key from published_documents where storage_key in (${list})`);
  return new Set(rows.map(({ key }) => key));
}

export type Secret = { id: string; about: string; ciphertext: string };

/** The ciphertexts that only `SECRET_KEY` opens, by what they are; `about` is the row that their context names. */
const SECRETS = {
  instance_keys: sql`select id, id as about, private_ciphertext as ciphertext from instance_keys`,
  webhook_secrets: sql`select id, editor_id as about, ciphertext from editor_webhook_secrets`,
  verification_secrets: sql`select id, id as about, verification_secret_ciphertext as ciphertext
    from market_applications where verification_secret_ciphertext is not null`,
  second_factors: sql`select id, id as about, totp_ciphertext as ciphertext
    from administrators where totp_ciphertext is not null`,
};
export type SecretKind = keyof typeof SECRETS;

export async function* secretsOf(kind: SecretKind): AsyncGenerator<Secret> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await database().execute<Secret>(sql`
      select * from (${SECRETS[kind]}) secrets where id > ${after}::uuid order by id limit ${BATCH}`);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

/** What was found: how many in all, and the first of them. */
export type Found<Row> = { count: number; first: Row[] };

async function find<Row>(query: ReturnType<typeof sql>): Promise<Found<Row>> {
  const rows = await database().execute<{ row: Row; total: number }>(sql`
    select to_jsonb(found) as row, (count(*) over ())::int as total from (${query}) found limit ${SHOWN}`);
  return { count: rows[0]?.total ?? 0, first: rows.map(({ row }) => row) };
}

export type Incomplete = { identifier: string; missing: string[]; failure: string | null };

/** Applications submitted before this instant that lack a document or their declaration, or whose documents are late. */
export const findIncompleteApplications = (submittedBefore: Date): Promise<Found<Incomplete>> =>
  find(sql`
    select identifier, documents_failure as failure,
      missing || case when declared then array[]::text[] else array['declaration'] end as missing
    from market_applications applications
    cross join lateral (
      select coalesce(array_agg(kind), '{}') as missing
      from unnest(array['attestation', 'buyer_attestation', 'documents_package']) kind
      where not exists (select from published_documents where application_id = applications.id
        and published_documents.kind = kind.kind)) made
    cross join lateral (
      select exists (select from declarations join applicant_firms firms on firms.id = firm_id
        where firms.application_id = applications.id) as declared) declaration
    where completed_at is not null
      and (not declared or (cardinality(missing) > 0
        and (documents_ready_at is not null or completed_at < ${submittedBefore.toISOString()})))
    order by completed_at`);

export async function countSubmitted(): Promise<number> {
  const [row] = await database().execute<{ count: number }>(
    sql`select count(*)::int as count from market_applications where completed_at is not null`,
  );
  return row?.count ?? 0;
}

/** Events promised before this instant that no relay has handed over. */
export const findUnrelayedEvents = (before: Date): Promise<Found<{ name: string; createdAt: string }>> =>
  find(sql`
    select name, to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
    from outbox where relayed_at is null and created_at < ${before.toISOString()} order by sequence`);

/** Work of the embedded engine that was due before this instant and that nobody holds, or that waits for nothing. */
export const findStuckRuns = (before: Date): Promise<Found<{ run: string; function: string }>> =>
  find(sql`
    select runs.id as run, runs.function_id as function from jobs.runs
    where status = 'running' and (
      exists (select from jobs.queue where run_id = runs.id and due_at < ${before.toISOString()}
        and (leased_until is null or leased_until < ${before.toISOString()}))
      or (created_at < ${before.toISOString()} and not exists (select from jobs.queue where run_id = runs.id)))
    order by runs.created_at`);

export async function countFailedRuns(): Promise<number> {
  const [row] = await database().execute<{ count: number }>(
    sql`select count(*)::int as count from jobs.runs where status = 'failed'`,
  );
  return row?.count ?? 0;
}

/**
 * Deliveries at the head of their editor's queue (`line` or `later`), for which nothing has happened since `before`
 * and nothing was to be waited for: no planned time, no open circuit.
 */
export const findStuckDeliveries = (before: Date): Promise<Found<{ delivery: string; identifier: string }>> =>
  find(sql`
    select heads.id as delivery, identifier from (
      (select distinct on (editor_id) * from webhook_deliveries
       where sync_status in ('sync_pending', 'sync_processing') order by editor_id, position)
      union all
      (select distinct on (editor_id) * from webhook_deliveries
       where sync_status = 'sync_failed' and next_attempt_at is not null order by editor_id, next_attempt_at)
    ) heads left join webhook_circuits circuits on circuits.editor_id = heads.editor_id
    where greatest(heads.created_at, heads.next_attempt_at, circuits.open_until,
      (select max(at) from webhook_attempts join webhook_deliveries others on others.id = delivery_id
       where others.editor_id = heads.editor_id)) < ${before.toISOString()}
    order by heads.created_at`);

/** The migrations that this database has had, by the instant that drizzle knows each of them by. */
export async function appliedMigrations(): Promise<number[]> {
  const rows = await database().execute<{ at: number }>(
    sql`select created_at::float8 as at from drizzle.__drizzle_migrations order by created_at`,
  );
  return rows.map(({ at }) => at);
}
