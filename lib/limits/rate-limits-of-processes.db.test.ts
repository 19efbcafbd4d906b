import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { BUDGETS, type Bucket } from './rate-limit-budgets';
import { type Spender, startSpender } from './testing/spenders';

const testDatabase = useTestDatabase();

const PROCESSES = 3;
const MINUTE_MS = 60_000;
const START = new Date('2026-11-22T10:00:00.000Z').getTime();

let spenders: Spender[] = [];

beforeAll(async () => {
  spenders = await Promise.all(Array.from({ length: PROCESSES }, () => startSpender(testDatabase.url())));
});

afterAll(() => Promise.all(spenders.map((spender) => spender.stop())));

/** How many requests pass when every process makes `requests` at this instant, all at once. */
async function passing(bucket: Bucket, editorId: string, atMs: number, requests: number): Promise<number> {
  const order = { bucket, editorId, now: new Date(START + atMs), requests };
  const passed = await Promise.all(spenders.map((spender) => spender.spend(order)));
  return passed.reduce((sum, count) => sum + count, 0);
}

describe('three processes on one database let pass, neither more nor fewer', () => {
  it.each(Object.entries(BUDGETS) as [Bucket, { perHour: number; burst: number }][])(
    '%s: %o',
    async (bucket, { perHour, burst }) => {
      const editorId = randomUUID();
      const minutes = perHour / burst;
      const each: number[] = [];
      for (let minute = 0; minute < minutes; minute++) {
        each.push(await passing(bucket, editorId, minute * MINUTE_MS, Math.ceil(burst * 0.8)));
      }
      expect(each).toEqual(Array(minutes).fill(burst));

      // The hour is spent: nothing passes until it is over, to the millisecond; then a whole hour again.
      expect(await passing(bucket, editorId, minutes * MINUTE_MS, burst)).toBe(0);
      expect(await passing(bucket, editorId, 60 * MINUTE_MS - 1, burst)).toBe(0);
      expect(await passing(bucket, editorId, 60 * MINUTE_MS, burst)).toBe(burst);
    },
    60_000,
  );

  it('an hour of requests that trickle in', async () => {
    const editorId = randomUUID();
    let passed = 0;
    for (let second = 0; second < 3600; second += 30) passed += await passing('token', editorId, second * 1000, 1);
    expect(passed).toBe(BUDGETS.token.perHour);
  });
});
