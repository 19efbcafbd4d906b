import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeEach, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { type Delivery, findAttempts, findDelivery, putAttempt, setSyncStatus } from '@/db/queries/webhooks/deliveries';
import { findSync, findSyncRetries, lockDeliveryAbout } from '@/db/queries/webhooks/sync';
import type { SyncStatus } from '@/db/schema/deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { alter, eventsAbout, waitingForALock } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { retryOpensAt, retrySync } from './retry-sync';
import { makeDelivery } from './testing/make-delivery';

useTestDatabase();

const NOW = new Date('2026-11-22T14:00:00.000Z');
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let editor: TestEditor;
let delivery: Delivery;

beforeEach(async () => {
  editor = await makeTestEditor();
  delivery = await makeDelivery(editor.editor, 'sync_failed');
});

const retry = (now = NOW) => retrySync(delivery.subjectId, now);
const fail = () => setSyncStatus(delivery.id, 'sync_failed');
const status = async () => (await findDelivery(delivery.id))?.syncStatus;
const used = async () => (await findSyncRetries(delivery.id, new Date(0), new Date('9999-01-01'))).length;

it('after a failure: waiting again, and a new run is promised, counted on from the attempts made', async () => {
  const made = { deliveryId: delivery.id, at: NOW, durationMs: 3, httpStatus: 410 };
  for (const number of [1, 2]) await putAttempt({ ...made, number });
  expect(await retry()).toBe('accepted');
  expect(await findDelivery(delivery.id)).toMatchObject({ syncStatus: 'sync_pending', firstAttemptNumber: 3 });
  expect(await eventsAbout(delivery.id)).toEqual([
    {
      name: 'webhook/requested',
      data: { deliveryId: delivery.id, editorId: editor.editor.id, firstAttemptNumber: '3' },
    },
  ]);
});

it.each<SyncStatus>(['sync_pending', 'sync_processing', 'sync_completed'])(
  '%s: refused, nothing changes',
  async (s) => {
    delivery = await makeDelivery(editor.editor, s);
    expect(await retry()).toBe('not_failed');
    expect(await status()).toBe(s);
    expect(await used()).toBe(0);
    expect(await eventsAbout(delivery.id)).toEqual([]);
  },
);

it('nothing told yet (an application whose documents are being made): refused', async () => {
  expect(await retrySync(crypto.randomUUID(), NOW)).toBe('not_failed');
});

it('three in an hour; the fourth is refused and consumes nothing; room comes back one hour after each', async () => {
  for (const minutes of [0, 10, 20]) {
    expect(await retryOpensAt(delivery.id, minutesLater(minutes))).toBeNull();
    expect(await retry(minutesLater(minutes))).toBe('accepted');
    await fail();
  }
  for (const minutes of [21, 59]) expect(await retry(minutesLater(minutes))).toBe('too_many');
  expect(await retryOpensAt(delivery.id, minutesLater(59))).toEqual(minutesLater(60));
  expect(await status()).toBe('sync_failed');
  expect(await used()).toBe(3);
  expect(await eventsAbout(delivery.id)).toHaveLength(3);

  expect(await retry(minutesLater(60))).toBe('accepted');
  await fail();
  expect(await retry(minutesLater(61))).toBe('too_many');
  expect(await retry(minutesLater(70))).toBe('accepted');
});

it('another market has its own three', async () => {
  for (const minutes of [0, 1, 2]) {
    await retry(minutesLater(minutes));
    await fail();
  }
  const other = await makeDelivery(editor.editor, 'sync_failed');
  expect(await retrySync(other.subjectId, minutesLater(3))).toBe('accepted');
});

it('five clicks at once count once and send once', async () => {
  // All are under way before any can be decided: the row is held until they all wait, each in its own transaction.
  const elsewhere = AsyncLocalStorage.snapshot();
  const { clicks } = await inTransaction(async (tx) => {
    await lockDeliveryAbout(tx, delivery.subjectId);
    const begun = Array.from({ length: 5 }, () => elsewhere(retry));
    await expect.poll(() => elsewhere(waitingForALock), { timeout: 10_000 }).toBe(5);
    return { clicks: begun };
  });
  const decided = await Promise.all(clicks);
  expect(decided.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
  expect(decided.filter((outcome) => outcome === 'not_failed')).toHaveLength(4);
  expect(await used()).toBe(1);
  expect(await eventsAbout(delivery.id)).toHaveLength(1);
});

it('when the run cannot be promised, nothing is counted', async () => {
  await alter('alter table outbox rename to outbox_away');
  await expect(retry()).rejects.toThrow();
  await alter('alter table outbox_away rename to outbox');
  expect(await used()).toBe(0);
  expect(await status()).toBe('sync_failed');
});

it('the editor is notified once it has answered 2xx, not before', async () => {
  const made = { deliveryId: delivery.id, at: NOW, durationMs: 3 };
  await putAttempt({ ...made, number: 1, httpStatus: null, error: 'timeout' });
  await putAttempt({ ...made, number: 2, httpStatus: 302 });
  expect(await findSync(delivery.subjectId)).toMatchObject({ id: delivery.id, notified: false });
  await putAttempt({ ...made, number: 3, httpStatus: 204 });
  expect(await findSync(delivery.subjectId)).toMatchObject({ notified: true });
  expect(await findAttempts(delivery.id)).toHaveLength(3);
});

it('retries counted by a clock that was set back since are no reason to wait', async () => {
  for (const minutes of [120, 121, 122]) {
    expect(await retry(minutesLater(minutes))).toBe('accepted');
    await fail();
  }
  expect(await retry(minutesLater(122))).toBe('too_many');
  expect(await retry(NOW)).toBe('accepted');
});
