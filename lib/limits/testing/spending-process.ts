import { createInterface } from 'node:readline';
import { closeDatabase, isDatabaseReachable } from '@/db/database';
import type { Bucket } from '@/lib/limits/rate-limit-budgets';
import { takeFromBudget } from '@/lib/limits/spend';

// One of several processes that a test has spend from one budget at once. An order is a line: bucket, editor, instant,
// number of requests to make together; the answer is a line too: how many of them passed.
const say = (line: string) => process.stdout.write(`${line}\n`);

async function obey(order: string): Promise<void> {
  const [bucket = '', editorId = '', instant = '', requests = ''] = order.split(' ');
  const quotas = await Promise.all(
    Array.from({ length: Number(requests) }, () =>
      takeFromBudget(bucket as Bucket, { id: editorId, rateLimits: null }, new Date(instant)),
    ),
  );
  say(String(quotas.filter((quota) => quota.admitted).length));
}

await isDatabaseReachable();
say('ready');
for await (const order of createInterface({ input: process.stdin })) await obey(order);
await closeDatabase();
