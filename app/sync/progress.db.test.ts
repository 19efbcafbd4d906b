import { beforeEach, expect, it } from 'vitest';
import { findDelivery, putAttempt, setSyncStatus } from '@/db/queries/webhooks/deliveries';
import type { SyncStatus } from '@/db/schema/deliveries';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { retrySync } from '@/lib/webhooks/retry-sync';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { answerProgress, loadProgress } from './progress';

useTestDatabase();

const DONE_AT = new Date('2026-11-22T14:00:00.000Z');
const secondsLater = (seconds: number) => new Date(DONE_AT.getTime() + seconds * 1000);

let editor: TestEditor;

beforeEach(async () => {
  editor = await makeTestEditor();
});

const told = async (status: SyncStatus) => (await makeDelivery(editor.editor, status, DONE_AT)).subjectId;
const load = (id: string, seconds: number) => loadProgress({ id }, DONE_AT, secondsLater(seconds));

it('a page opened completed is the same journey for a minute, and only then may it take one back', async () => {
  const id = await told('sync_completed');
  expect((await load(id, 59)).justDone).toBe(true);
  expect((await load(id, 60)).justDone).toBe(false);
  expect((await load(id, 86_400)).justDone).toBe(false);
});

it('a retry begins the journey again, for a minute', async () => {
  const delivery = await makeDelivery(editor.editor, 'sync_failed', DONE_AT);
  const retriedAt = secondsLater(3_000);
  expect(await retrySync(delivery.subjectId, retriedAt)).toBe('accepted');
  await setSyncStatus(delivery.id, 'sync_completed');
  expect((await load(delivery.subjectId, 3_059)).justDone).toBe(true);
  expect((await load(delivery.subjectId, 3_060)).justDone).toBe(false);
});

it('says when a retry may be asked for again, after a failure only', async () => {
  const delivery = await makeDelivery(editor.editor, 'sync_failed', DONE_AT);
  for (const seconds of [10, 20, 30]) {
    expect((await load(delivery.subjectId, seconds)).retryOpensAt).toBeNull();
    await retrySync(delivery.subjectId, secondsLater(seconds));
    await setSyncStatus(delivery.id, 'sync_failed');
  }
  expect((await load(delivery.subjectId, 31)).retryOpensAt).toEqual(secondsLater(3_610));
  await setSyncStatus(delivery.id, 'sync_completed');
  expect((await load(delivery.subjectId, 32)).retryOpensAt).toBeNull();
});

it('tells an editor that answered 2xx from one that was sent nothing', async () => {
  const id = await told('sync_completed');
  expect((await load(id, 1)).sync?.notified).toBe(false);
  const deliveryId = (await load(id, 1)).sync?.id ?? '';
  await putAttempt({ deliveryId, number: 1, at: DONE_AT, durationMs: 5, httpStatus: 200 });
  expect((await load(id, 1)).sync?.notified).toBe(true);
  expect(await findDelivery(deliveryId)).toMatchObject({ syncStatus: 'sync_completed' });
});

it('answers the script of the page with two words, never kept', async () => {
  const answer = await answerProgress({ id: await told('sync_failed'), documentsReadyAt: DONE_AT });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({ sync_status: 'sync_failed', documents_ready: true });
  const waiting = await answerProgress({ id: crypto.randomUUID(), documentsReadyAt: null });
  expect(await waiting.json()).toEqual({ sync_status: 'sync_pending', documents_ready: false });
});
