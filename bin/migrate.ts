import path from 'node:path';
import { closeDatabase } from '@/db/database';
import { migrateDatabase } from '@/db/migrate';
import { hasDemoEditor } from '@/db/queries/editors';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { putDemoEditor } from '@/lib/editors/put-demo-editor';
import { ConfigurationError, env } from '@/lib/env';
import { isSecretKeyOfDatabase } from '@/lib/oauth/check-secret-key';
import { databaseProblem } from './commands/database-words';
import { demoAccount } from './launcher/demo-account';
import { say } from './terminal/say';
import { StopError } from './terminal/stop-error';

/**
 * Prepares the database: migrations, the catalogue, the demo account when it is a demo. Safe to repeat, and beside an
 * instance that runs, of this version or of the one before. Also `npm run migrate`, before an upgrade.
 */
async function prepare(): Promise<void> {
  await migrateDatabase(env().DATABASE_URL, path.resolve('db/migrations'));
  if (!env().DEMO) await requireProductionDatabase();
  await storeCatalogue(new Date());
  if (env().DEMO) await putDemoEditor(demoAccount);
}

/** A public secret opens the demo account; a database written under another key could not be read. */
async function requireProductionDatabase(): Promise<void> {
  const problems = [
    (await isSecretKeyOfDatabase()) ? [] : ['SECRET_KEY n’est pas celle de cette base de données.'],
    (await hasDemoEditor(demoAccount.clientId))
      ? ['DATABASE_URL désigne une base qui contient le compte de démonstration : ce n’est pas celle d’une production.']
      : [],
  ].flat();
  if (problems.length > 0) throw new StopError(problems.join('\n'));
}

try {
  await prepare();
  if (!process.env.LAUNCHER_PID) say('La base de données est à jour.');
} catch (error) {
  const lines = error instanceof ConfigurationError ? error.lines : [inOneLine(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}

/** One line a problem, without what a query carried. */
function inOneLine(error: unknown): string {
  if (error instanceof StopError) return error.message;
  return databaseProblem(error) ?? `La base de données ne peut pas être préparée (${reasonOf(error)}).`;
}

/** Of an error that names a query, its cause: the query would show what it carried. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
