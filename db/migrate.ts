import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { databaseErrorIn } from '@/db/connection/database-error';

/** Arbitrary, and ours alone: instances that start together migrate in turn. */
const MIGRATION_LOCK = 7_272_720;

/** SQLSTATE of a role that lacks a right. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** There are migrations to make, and the role of the database's address may not make them. */
export class MayNotMigrate extends Error {
  constructor(
    readonly migrations: number,
    options: ErrorOptions,
  ) {
    super(`The role may not make ${migrations} migration(s)`, options);
    this.name = 'MayNotMigrate';
  }
}

/**
 * Brings a database to the schema of this version. With nothing to do it only reads, so that a role that may neither make
 * nor change a table can start the application. Throws `MayNotMigrate`, or what the database says when it cannot be
 * reached or a migration fails.
 */
export async function migrateDatabase(databaseUrl: string, migrationsFolder: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const missing = await countMissing(sql, migrationsFolder);
    if (missing === 0) return;
    await migrate(drizzle(sql), { migrationsFolder }).catch((error: unknown) => {
      if (databaseErrorIn(error)?.code !== INSUFFICIENT_PRIVILEGE) throw error;
      throw new MayNotMigrate(missing, { cause: error });
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** How many of this version's migrations are later than the last one applied, as drizzle's migrator decides. */
async function countMissing(sql: postgres.Sql, migrationsFolder: string): Promise<number> {
  const journal = readFileSync(path.join(migrationsFolder, 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(journal) as { entries: { when: number }[] };
  const [known] = await sql`
    select 1 from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = 'drizzle' and relname = '__drizzle_migrations'`;
  if (!known) return entries.length;
  const [last] = await sql<{ at: string | null }[]>`select max(created_at) as at from drizzle.__drizzle_migrations`;
  return entries.filter(({ when }) => when > Number(last?.at ?? -1)).length;
}
