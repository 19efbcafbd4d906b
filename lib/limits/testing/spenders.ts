import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { TEST_BASE_URL } from '@/db/testing/use-test-database';
import type { Bucket } from '@/lib/limits/rate-limit-budgets';

type Order = { bucket: Bucket; editorId: string; now: Date; requests: number };

/** A process of its own that spends from budgets on order. */
export type Spender = { spend(order: Order): Promise<number>; stop(): Promise<void> };

/** Starts a process on this database, and waits until it is connected. */
export async function startSpender(databaseUrl: string): Promise<Spender> {
  const child = spawn(
    path.resolve('node_modules/.bin/node'),
    ['--import', 'tsx', path.join(import.meta.dirname, 'spending-process.ts')],
    {
      env: { NODE_ENV: 'test', DATABASE_URL: databaseUrl, BASE_URL: TEST_BASE_URL, SECRET_KEY: '5e'.repeat(32) },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the spending process has ended');
    return value;
  };
  if ((await nextLine()) !== 'ready') throw new Error('the spending process did not start');
  return {
    async spend({ bucket, editorId, now, requests }) {
      child.stdin.write(`${bucket} ${editorId} ${now.toISOString()} ${requests}\n`);
      return Number(await nextLine());
    },
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
