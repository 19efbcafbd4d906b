import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { waitingEventIds } from '@/db/testing/change-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { promise } from '@/lib/outbox/promise';
import { startRelay } from './relay';

useTestDatabase();

type Relay = Awaited<ReturnType<typeof startRelay>>;
type JobEvent = Parameters<Parameters<typeof startRelay>[0]>[0][number];

let relays: Relay[] = [];
let sent: JobEvent[] = [];

const start = async (send: (events: JobEvent[]) => Promise<unknown>) => {
  const relay = await startRelay(send);
  relays.push(relay);
  return relay;
};
const keep = async (events: JobEvent[]) => {
  sent.push(...events);
};
const promiseEvents = (count: number) =>
  inTransaction(async (tx) => {
    const ids = Array.from({ length: count }, () => randomUUID());
    for (const applicationId of ids) await promise(tx, { name: 'application/submitted', data: { applicationId } });
    return ids;
  });

beforeEach(() => {
  sent = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  relays = [];
});

it('hands over what was promised before it started', async () => {
  await promiseEvents(2);
  await start(keep);
  await expect.poll(() => sent.length).toBe(2);
  await expect.poll(waitingEventIds).toEqual([]);
});

it('hands over at once what is promised while it runs, well before its sweep', async () => {
  await start(keep);
  const began = performance.now();
  await promiseEvents(1);
  await expect.poll(() => sent.length, { interval: 10 }).toBe(1);
  expect(performance.now() - began).toBeLessThan(1500);
  expect(sent[0]).toEqual({
    id: expect.any(String),
    name: 'application/submitted',
    data: { applicationId: expect.any(String) },
  });
});

it('hands over more than one batch, in the order of writing, also with two relays', async () => {
  const written = await promiseEvents(350);
  await Promise.all([start(keep), start(keep)]);
  await expect.poll(() => sent.length).toBe(350);
  expect(sent.map(({ data }) => data.applicationId)).toEqual(written);
});

it('hands each event over once when two relays run', async () => {
  await start(keep);
  await start(keep);
  await Promise.all(Array.from({ length: 20 }, () => promiseEvents(3)));
  await expect.poll(waitingEventIds, { timeout: 5000 }).toEqual([]);
  expect(sent).toHaveLength(60);
  expect(new Set(sent.map((event) => event.id)).size).toBe(60);
});

it('tries again by its sweep, with the same id, when the engine did not take an event', async () => {
  let failures = 1;
  const refused: string[] = [];
  await start(async (events) => {
    if (failures > 0) {
      failures -= 1;
      refused.push(...events.map((event) => event.id));
      throw new Error('the engine is away');
    }
    await keep(events);
  });
  await promiseEvents(1);
  await expect.poll(() => sent.length, { timeout: 5000 }).toBe(1);
  expect(sent.map((event) => event.id)).toEqual(refused);
});

it('hands over nothing once stopped, and ends what it had begun', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const relay = await start(async (events) => {
    await held;
    await keep(events);
  });
  await promiseEvents(1);
  const stopped = relay.stop();
  release();
  await stopped;
  const waiting = await waitingEventIds();
  expect(sent.length + waiting.length).toBe(1);
  await promiseEvents(1);
  expect(await waitingEventIds()).toHaveLength(waiting.length + 1);
});
