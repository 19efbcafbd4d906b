import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Database, database, inTransaction } from '@/db/database';

/**
 * Run by a test in a process of its own: transactions of every shape, again and again, while the test takes the database
 * away. It writes how many of each shape went through; an exception outside of any promise ends it, as it would end ours.
 */
const insert = (tx: Database, name: string) =>
  tx.execute(sql`insert into loss (name, wait) values (${name}, pg_sleep(0.002)::text)`);

const shapes: Record<string, (tx: Database) => Promise<unknown>> = {
  queries: async (tx) => {
    await insert(tx, 'queries');
    await insert(tx, 'queries');
  },
  parallel: (tx) => Promise.all([insert(tx, 'parallel'), insert(tx, 'parallel')]),
  // Ends on something else than a query: the driver's COMMIT is what would find the connection gone.
  waiting: async (tx) => {
    await insert(tx, 'waiting');
    await delay(5);
  },
  nested: (tx) =>
    tx.transaction(async (inner) => {
      await insert(inner, 'nested');
      await insert(inner, 'nested');
    }),
  joined: async () => {
    await insert(database(), 'joined');
    await inTransaction(() => insert(database(), 'joined'));
  },
  // A failure of ours, also one that hides what was behind it: the driver's ROLLBACK.
  failing: async (tx) => {
    await insert(tx, 'failing').catch(() => {});
    await delay(2);
    throw new Error('ours');
  },
};

const done: Record<string, number> = { plain: 0 };

async function repeat(name: string, work: () => Promise<unknown>): Promise<never> {
  done[name] = 0;
  for (;;) {
    await work().then(
      () => {
        done[name] = (done[name] ?? 0) + 1;
      },
      (error: Error) => {
        if (error.message === 'ours') done[name] = (done[name] ?? 0) + 1;
      },
    );
    await delay(1);
  }
}

for (const [name, work] of Object.entries(shapes)) {
  for (let count = 0; count < 3; count += 1) void repeat(name, () => inTransaction(work));
}
void repeat('plain', () => insert(database(), 'plain'));
setInterval(() => process.stdout.write(`${JSON.stringify(done)}\n`), 50);
