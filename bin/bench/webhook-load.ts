import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Receiver } from '@/bin/webhooks/receiver';
import { inTransaction } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import type { WebhookPayload } from '@/lib/webhooks/events';
import { promiseWebhook } from '@/lib/webhooks/promise-webhook';

/** An event that was committed: the market it tells of, to whom, and when (ms since 1970, with decimals). */
export type Commit = { identifier: string; editorId: string; atMs: number };

const pollMs = 50;

/** A body of the size of a real one. */
export function samplePayload(identifier: string, now: Date): WebhookPayload<'market.completed'> {
  const market = {
    identifier,
    name: 'Fourniture de mobilier de bureau et d’équipements scolaires',
    lot_name: null,
    lots: [{ number: 1, name: 'Mobilier', cpv_code: '39130000-2' }],
    deadline: now.toISOString(),
    market_type_codes: ['supplies'],
    completed_at: now.toISOString(),
    field_keys: Array.from({ length: 12 }, (_, rank) => `identite_entreprise_identification_champ_${rank}`),
  };
  return { event: 'market.completed', timestamp: now.toISOString(), market };
}

/** Commits so many webhooks in one transaction, as finalising a market does for one, in turn for these editors. */
export async function commitWebhooks(editors: Editor[], count: number): Promise<Commit[]> {
  const now = new Date();
  const commits = await inTransaction(async (tx) => {
    const promised: Omit<Commit, 'atMs'>[] = [];
    for (let rank = 0; rank < count; rank += 1) {
      const editor = editors[rank % editors.length] as Editor;
      const identifier = randomUUID();
      await promiseWebhook(tx, editor, {
        subjectId: randomUUID(),
        identifier,
        payload: samplePayload(identifier, now),
        createdAt: now,
      });
      promised.push({ identifier, editorId: editor.id });
    }
    return promised;
  });
  const atMs = performance.timeOrigin + performance.now();
  return commits.map((commit) => ({ ...commit, atMs }));
}

/** Commits webhooks one by one, so many per second, whatever becomes of them. */
export async function commitAtRate(editors: Editor[], perSecond: number, seconds: number): Promise<Commit[]> {
  const began = performance.now();
  const underWay: Promise<Commit[]>[] = [];
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    const waitMs = began + (sent * 1000) / perSecond - performance.now();
    if (waitMs > 0) await delay(waitMs);
    underWay.push(commitWebhooks([editors[sent % editors.length] as Editor], 1));
  }
  return (await Promise.all(underWay)).flat();
}

/** Waits until the receiver has so many; gives up `patienceMs` after the last one came. */
export async function waitForCount(receiver: Receiver, count: number, patienceMs = 30_000): Promise<void> {
  let [seen, seenAt] = [-1, performance.now()];
  while (seen < count && performance.now() - seenAt < patienceMs) {
    const now = await receiver.count();
    if (now !== seen) [seen, seenAt] = [now, performance.now()];
    await delay(pollMs);
  }
}
