import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { templateDatabase } from './provided';

/** A database of its own for one test file, with every migration applied. */
export type TestDatabase = {
  url: string;
  /** Deletes it, cutting the sessions still open. */
  drop(): Promise<void>;
};

/** Clones the migrated template. For `.db.test.ts` files: call `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  if (!server) throw new Error('No PostgreSQL in this run: a test that needs one is named *.db.test.ts.');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const administer = async (statement: string) => {
    const sql = postgres(`${server}/postgres`, { max: 1, onnotice: () => {} });
    try {
      await sql.unsafe(statement);
    } finally {
      await sql.end();
    }
  };
  await administer(`create database ${name} template ${templateDatabase} strategy file_copy`);
  return { url: `${server}/${name}`, drop: () => administer(`drop database if exists ${name} with (force)`) };
}
