import { database } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { findAttempts } from '@/db/queries/webhooks/deliveries';
import { isLineEmpty, nextDelivery } from '@/db/queries/webhooks/waiting-deliveries';
import { saveWorkedQueue } from '@/db/queries/webhooks/webhook-queues';
import { DELIVERY_NUMBERS as NUMBERS } from '@/lib/webhooks/delivery-numbers';
import { advanceBatch, beginBatch, type NextMove, type Attempt as RealAttempt } from '@/lib/webhooks/queue-batch';
import type { Attempt, World } from './histories';
import { makeDelivery } from './make-delivery';

type Key = RealAttempt;

const began = ({ begin }: NextMove): Attempt<Key>[] =>
  begin.map((key) => ({ key, queue: key.lease.name, deliveryId: key.delivery.id }));

const deliveriesOf = (attempts: readonly Attempt<Key>[]) => attempts.map(({ key }) => key.delivery);

/** The product's own transactions, on PostgreSQL; only what the editor answers is said by the test. */
export function databaseWorld(editor: Editor): World<Key> {
  const attempts = async (id: string) => (await findAttempts(id)).length;
  return {
    arrive: async (market, now) => (await makeDelivery(editor, 'sync_pending', now, undefined, market)).id,
    begin: async (name, run, now) => began(await beginBatch({ editorId: editor.id, name, run }, NUMBERS, now)),
    async look(attempts, now) {
      const [first] = attempts;
      if (!first) return [];
      return began(await advanceBatch(first.key.lease, undefined, deliveriesOf(attempts), NUMBERS, now));
    },
    async end({ key: { lease, delivery } }, others, verdict, now) {
      const before = await attempts(delivery.id);
      const exchange = { verdict, httpStatus: null, error: null, answerExcerpt: null, retryAfterMs: 0 };
      const ended = { delivery, exchange, at: now, endedAt: now };
      const next = await advanceBatch(lease, ended, deliveriesOf(others), NUMBERS, now);
      return { counted: (await attempts(delivery.id)) > before, next: began(next) };
    },
    stayAlive: ({ key: { lease } }, now) =>
      saveWorkedQueue(lease, { heldSince: now, heldUntil: new Date(now.getTime() + NUMBERS.leaseMs) }),
    async waiting(now) {
      const later = await nextDelivery(database(), editor.id, 'later', now);
      return Number(!(await isLineEmpty(database(), editor.id))) + Number(later !== undefined);
    },
  };
}
