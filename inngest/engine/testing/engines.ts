import { afterAll, afterEach, beforeAll } from 'vitest';
import { openPool, type Pool } from '@/db/connection/pool';
import { createTestDatabase, type TestDatabase } from '@/db/testing/database';
import { type TestApplication, testApplication } from './application';

export type Declare = Parameters<typeof testApplication>[1];
export type Options = Parameters<typeof testApplication>[2];

/** A database for the test file, and engines on it that are stopped after each test. Call at the top of the file. */
export function engines() {
  let database: TestDatabase | undefined;
  let opened: Pool | undefined;
  let made: TestApplication[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    opened = openPool(database.url, 2);
  });
  afterEach(async () => {
    await Promise.all(made.map(({ engine }) => engine.stop()));
    made = [];
  });
  afterAll(async () => {
    await opened?.end();
    await database?.drop();
  });

  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Only within a test');
    return value;
  };
  const databaseUrl = () => ready(database).url;
  function make(declare: Declare, options?: Options): TestApplication {
    const application = testApplication(databaseUrl(), declare, options);
    made.push(application);
    return application;
  }
  return {
    databaseUrl,
    pool: () => ready(opened),
    make,
    async start(declare: Declare, options?: Options): Promise<TestApplication> {
      const application = make(declare, options);
      await application.engine.start();
      return application;
    },
  };
}
