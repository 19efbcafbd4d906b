import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { listenForRings } from '@/db/connection/listener';
import { inTransaction } from '@/db/database';
import { type OutboxEvent, relayOldestEvents } from '@/db/queries/webhooks/outbox';
import { waitingEventIds } from '@/db/testing/change-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { withOrigin } from '@/lib/observability/origin';
import { OUTBOX_CHANNEL, promise } from './promise';

const testDatabase = useTestDatabase();

const submitted = (applicationId: string) => ({ name: 'application/submitted', data: { applicationId } }) as const;

const promiseOne = (applicationId: string = randomUUID()) =>
  inTransaction(async (tx) => {
    await promise(tx, submitted(applicationId));
    return applicationId;
  });

async function relayAll(limit = 100): Promise<OutboxEvent[]> {
  const relayed: OutboxEvent[] = [];
  await relayOldestEvents(limit, async (events) => void relayed.push(...events));
  return relayed;
}

beforeEach(async () => {
  await relayAll(1000);
});

describe('promise', () => {
  it('keeps the event with the transaction', async () => {
    const applicationId = await promiseOne();
    expect(await relayAll()).toEqual([{ id: expect.any(String), origin: null, ...submitted(applicationId) }]);
  });

  it('keeps with it the request that it comes from', async () => {
    const origin = { requestId: 'request-1' };
    await withOrigin(origin, promiseOne);
    expect(await relayAll()).toMatchObject([{ origin }]);
  });

  it('promises nothing when the transaction is undone', async () => {
    const undone = inTransaction(async (tx) => {
      await promise(tx, submitted(randomUUID()));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await waitingEventIds()).toEqual([]);
  });

  it('rings when the transaction commits, not when it is undone', async () => {
    let rings = 0;
    const listener = await listenForRings(testDatabase.url(), OUTBOX_CHANNEL, () => {
      rings += 1;
    });
    const before = rings;
    await inTransaction(async (tx) => {
      await promise(tx, submitted(randomUUID()));
      throw new Error('undone');
    }).catch(() => {});
    await promiseOne();
    // Rings arrive in the order of the commits: one of an undone transaction would have come before this one.
    await expect.poll(() => rings).toBe(before + 1);
    await listener.close();
  });
});

describe('relayOldestEvents', () => {
  it('hands each event over once, the oldest first, so many at a time', async () => {
    const promised: string[] = [];
    for (let count = 0; count < 5; count++) promised.push(await promiseOne());
    const handed = [await relayAll(2), await relayAll(2), await relayAll(2), await relayAll(2)];
    expect(handed.map((events) => events.length)).toEqual([2, 2, 1, 0]);
    const ids = handed.flat().map((event) => event.data.applicationId);
    expect(ids.toSorted()).toEqual(promised.toSorted());
  });

  it('hands nothing over to a relay while another is at it: the order would be lost', async () => {
    for (let count = 0; count < 6; count++) await promiseOne();
    const handed: string[] = [];
    const keep = async (events: OutboxEvent[]) => void handed.push(...events.map((event) => event.id));
    const elsewhere = AsyncLocalStorage.snapshot();
    const first = await relayOldestEvents(3, async (events) => {
      expect(await elsewhere(() => relayOldestEvents(3, keep))).toBe(0);
      await keep(events);
    });
    expect([first, await relayOldestEvents(10, keep)]).toEqual([3, 3]);
    expect(new Set(handed).size).toBe(6);
    expect(await waitingEventIds()).toEqual([]);
  });

  it('hands the same event over again, under the same id, when the first time failed', async () => {
    await promiseOne();
    const seen: string[] = [];
    const failing = relayOldestEvents(10, async ([event]) => {
      seen.push(event?.id ?? '');
      throw new Error('the engine is away');
    });
    await expect(failing).rejects.toThrow('the engine is away');
    const [again] = await relayAll();
    expect(again?.id).toBe(seen[0]);
    expect(await relayAll()).toEqual([]);
  });
});
