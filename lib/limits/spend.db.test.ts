import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { everythingStored } from '@/db/testing/change-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetLimits } from './forget-limits';
import type { Quota } from './quota';
import type { Bucket } from './rate-limit-budgets';
import { takeForFailure, takeFromBudget } from './spend';

useTestDatabase();

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const START = new Date('2026-11-22T10:00:00.000Z');

const at = (ms: number) => new Date(START.getTime() + ms);
const someone = (rateLimits: Parameters<typeof takeFromBudget>[1]['rateLimits'] = null) => ({
  id: randomUUID(),
  rateLimits,
});

/** So many requests at once, at the same instant. */
const take = (editor: ReturnType<typeof someone>, count: number, ms = 0, bucket: Bucket = 'token') =>
  Promise.all(Array.from({ length: count }, () => takeFromBudget(bucket, editor, at(ms))));

const passed = (quotas: Quota[]) => quotas.filter((quota) => quota.admitted).length;

describe('the burst', () => {
  it('is a window of 60 s from its first request', async () => {
    const editor = someone();
    expect(passed(await take(editor, 1, 0))).toBe(1);
    expect(passed(await take(editor, 20, 50 * SECOND_MS))).toBe(9);
    expect(passed(await take(editor, 20, MINUTE_MS - 1))).toBe(0);
    expect(passed(await take(editor, 20, MINUTE_MS))).toBe(10);
    expect(passed(await take(editor, 20, 2 * MINUTE_MS - 1))).toBe(0);
  });

  it('begins anew with the first request after it, not at its end', async () => {
    const editor = someone();
    await take(editor, 10);
    expect(passed(await take(editor, 5, 90 * SECOND_MS))).toBe(5);
    expect(passed(await take(editor, 10, 149 * SECOND_MS))).toBe(5);
    expect(passed(await take(editor, 10, 150 * SECOND_MS))).toBe(10);
  });
});

describe('the hour', () => {
  it('holds together with the burst, and is exact at its end', async () => {
    const editor = someone();
    for (let minute = 0; minute < 6; minute++) expect(passed(await take(editor, 15, minute * MINUTE_MS))).toBe(10);
    expect(passed(await take(editor, 15, 30 * MINUTE_MS))).toBe(0);
    expect(passed(await take(editor, 15, HOUR_MS - 1))).toBe(0);
    expect(passed(await take(editor, 15, HOUR_MS))).toBe(10);
  });

  it('is not begun by a request that the burst refuses', async () => {
    const editor = someone();
    await take(editor, 1);
    await take(editor, 10, HOUR_MS - 30 * SECOND_MS);
    // The hour is over, the burst is not.
    const [refused] = await take(editor, 1, HOUR_MS);
    expect(refused).toMatchObject({ admitted: false, hour: { remaining: 60, resetAt: at(2 * HOUR_MS) } });
    const [next] = await take(editor, 1, HOUR_MS + 30 * SECOND_MS);
    expect(next).toMatchObject({
      admitted: true,
      hour: { remaining: 59, resetAt: at(2 * HOUR_MS + 30 * SECOND_MS) },
      burst: { remaining: 9 },
    });
  });
});

describe('a refused request', () => {
  it('consumes nothing of either window', async () => {
    const editor = someone();
    expect(passed(await take(editor, 10))).toBe(10);
    for (const refused of await take(editor, 300, SECOND_MS)) {
      expect(refused).toMatchObject({
        admitted: false,
        hour: { limit: 60, remaining: 50, resetAt: at(HOUR_MS) },
        burst: { limit: 10, remaining: 0, resetAt: at(MINUTE_MS) },
      });
    }
    const [next] = await take(editor, 1, MINUTE_MS);
    expect(next).toMatchObject({ admitted: true, hour: { remaining: 49 }, burst: { remaining: 9 } });
  });
});

describe('what is counted apart', () => {
  it('buckets and editors', async () => {
    const editor = someone();
    await take(editor, 10, 0, 'token');
    expect(passed(await take(editor, 11, 0, 'downloads'))).toBe(10);
    expect(passed(await take(editor, 51, 0, 'api'))).toBe(50);
    expect(passed(await take(someone(), 11, 0, 'token'))).toBe(10);
  });

  it('failed authentications, per client id and address, never for the editor', async () => {
    const editor = someone();
    const fail = async (clientId: string, address: string, count: number) =>
      passed(await Promise.all(Array.from({ length: count }, () => takeForFailure('token', clientId, address, START))));
    expect(await fail(editor.id, '192.0.2.1', 12)).toBe(10);
    expect(await fail(editor.id, '192.0.2.2', 12)).toBe(10);
    expect(await fail('another', '192.0.2.1', 12)).toBe(10);
    expect(await fail(editor.id, '192.0.2.1', 1)).toBe(0);
    // Of IPv6, one network.
    expect(await fail(editor.id, '2001:db8:1:2::1', 6)).toBe(6);
    expect(await fail(editor.id, '2001:db8:1:2:3::1', 6)).toBe(4);
    expect(await fail(editor.id, '2001:db8:1:3::1', 6)).toBe(6);
    expect(passed(await take(editor, 10))).toBe(10);
    expect(await everythingStored()).not.toContain('192.0.2.');
  });
});

describe('an editor with limits of its own', () => {
  it('has them where they were given, and the usual elsewhere', async () => {
    const editor = someone({ token: { perHour: 25, burst: 20 }, downloads: { burst: 3 } });
    expect(passed(await take(editor, 30))).toBe(20);
    expect(passed(await take(editor, 30, MINUTE_MS))).toBe(5);
    expect(passed(await take(editor, 30, 0, 'downloads'))).toBe(3);
    const [api] = await take(editor, 1, 0, 'api');
    expect(api).toMatchObject({ hour: { limit: 1000 }, burst: { limit: 50 } });
  });

  it('is held at once by a limit that is lowered in the middle of a window', async () => {
    const editor = someone();
    await take(editor, 5);
    const lowered = { ...editor, rateLimits: { token: { burst: 3 } } };
    expect(await take(lowered, 1)).toMatchObject([{ admitted: false, burst: { limit: 3, remaining: 0 } }]);
  });
});

describe('forgetLimits', () => {
  it('deletes the windows that are over, and no other', async () => {
    const [old, recent] = [someone(), someone()];
    await take(old, 3);
    await take(recent, 3, HOUR_MS - 1);
    await forgetLimits(at(HOUR_MS));
    const rows = await everythingStored();
    expect(rows).not.toContain(old.id);
    expect(rows).toContain(recent.id);
    const [next] = await take(recent, 1, HOUR_MS);
    expect(next).toMatchObject({ hour: { remaining: 56 }, burst: { remaining: 6 } });
  });
});

describe('a clock that is set back', () => {
  const TWO_HOURS = 2 * HOUR_MS;

  it('ends the windows that began by it: nobody is refused until it is there again', async () => {
    const editor = someone();
    expect(passed(await take(editor, 20, TWO_HOURS))).toBe(10);
    const quotas = await take(editor, 20, 0);
    expect(passed(quotas)).toBe(10);
    for (const { hour, burst } of quotas) {
      expect(hour.resetAt.getTime()).toBeLessThanOrEqual(START.getTime() + HOUR_MS);
      expect(burst.resetAt.getTime()).toBeLessThanOrEqual(START.getTime() + MINUTE_MS);
    }
  });

  it('by moments, as those of two machines differ, ends nothing', async () => {
    const editor = someone();
    expect(passed(await take(editor, 10, 2 * SECOND_MS))).toBe(10);
    const [refused] = await take(editor, 1, 0);
    expect(refused).toMatchObject({ admitted: false, burst: { remaining: 0, resetAt: at(MINUTE_MS) } });
  });
});
