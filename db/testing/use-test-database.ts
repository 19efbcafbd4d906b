import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { closeDatabase } from '@/db/database';
import { forgetEnv } from '@/lib/env';
import { createTestDatabase, type TestDatabase } from './database';

/** Address under which the tests of this process make links and tokens. */
export const TEST_BASE_URL = 'http://localhost:3000';

/**
 * Makes a migrated database and a folder for the whole test file, and an environment that names them, so that
 * `database()`, `env()` and all that stands on them work as in the product. Call it once, outside any test.
 */
export function useTestDatabase(): { url(): string } {
  let opened: TestDatabase | undefined;
  let folder: string | undefined;

  beforeAll(async () => {
    opened = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'passe-marche-data-'));
    vi.stubEnv('DATABASE_URL', opened.url);
    vi.stubEnv('BASE_URL', TEST_BASE_URL);
    vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
    vi.stubEnv('DATA_DIR', folder);
    vi.stubEnv('LOG_LEVEL', 'silent');
    // What is free on the machine of the tests says nothing of the product.
    vi.stubEnv('DISK_RESERVE', '0');
    // Tests of other things make many requests in a minute; those of the limits switch them on.
    vi.stubEnv('RATE_LIMITS', 'off');
    // The receivers of tests are on this machine.
    vi.stubEnv('WEBHOOK_ALLOW_PRIVATE', 'true');
    for (const name of ['INNGEST_BASE_URL', 'INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY', 'STORAGE_URL']) {
      vi.stubEnv(name, undefined);
    }
    forgetEnv();
  });

  afterAll(async () => {
    await closeDatabase();
    await opened?.drop();
    if (folder) rmSync(folder, { recursive: true, force: true });
    vi.unstubAllEnvs();
    forgetEnv();
  });

  return {
    url() {
      if (!opened) throw new Error('The database exists from beforeAll to afterAll only.');
      return opened.url;
    },
  };
}
