import path from 'node:path';
import { closeDatabase } from '@/db/database';
import { migrateDatabase } from '@/db/migrate';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { putDemoEditor } from '@/lib/editors/put-demo-editor';
import { ConfigurationError, env } from '@/lib/env';
import { demoAccount } from './demo-account';

/** Prepares the database: migrations, the catalogue, the demo account when it is a demo. Safe to repeat. */
async function prepare(): Promise<void> {
  await migrateDatabase(env().DATABASE_URL, path.resolve('db/migrations'));
  await storeCatalogue(new Date());
  if (env().DEMO) await putDemoEditor(demoAccount);
}

try {
  await prepare();
} catch (error) {
  const lines = error instanceof ConfigurationError ? error.lines : [inOneLine(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}

/** One line, without what a query carried. */
function inOneLine(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `Database not ready: ${cause instanceof Error ? cause.message || cause.name : String(cause)}`;
}
