import { database } from '@/db/database';
import type { Editor } from '@/db/queries/editors';
import { findAttempts } from '@/db/queries/webhooks/deliveries';
import { isLineEmpty, nextDelivery } from '@/db/queries/webhooks/waiting-deliveries';
import { saveWorkedLane } from '@/db/queries/webhooks/webhook-lanes';
import { DELIVERY_NUMBERS as NUMBERS } from '@/lib/webhooks/delivery-numbers';
import { advanceTurn, type NextMove, openTurn, type Flight as RealFlight } from '@/lib/webhooks/lane-turn';
import type { Began, World } from './histories';
import { makeDelivery } from './make-delivery';

type Key = RealFlight;

const began = (move: NextMove): Began<Key> =>
  move.do === 'attempt' ? { key: move.flight, lane: move.flight.turn.name, deliveryId: move.flight.delivery.id } : null;

/** The product's own transactions, on PostgreSQL; only what the editor answers is said by the test. */
export function databaseWorld(editor: Editor): World<Key> {
  const attempts = async (id: string) => (await findAttempts(id)).length;
  return {
    arrive: async (now) => (await makeDelivery(editor, 'sync_pending', now)).id,
    begin: async (name, run, now) => began(await openTurn({ editorId: editor.id, name, run }, NUMBERS, now)),
    async end({ key: { turn, delivery } }, verdict, now) {
      const before = await attempts(delivery.id);
      const exchange = { verdict, httpStatus: null, error: null, answerExcerpt: null, retryAfterMs: 0 };
      const next = await advanceTurn(turn, { delivery, exchange, at: now, endedAt: now }, NUMBERS, now);
      return { counted: (await attempts(delivery.id)) > before, next: began(next) };
    },
    stayAlive: ({ key: { turn } }, now) =>
      saveWorkedLane(turn, { heldSince: now, heldUntil: new Date(now.getTime() + NUMBERS.leaseMs) }),
    async waiting(now) {
      const later = await nextDelivery(database(), editor.id, 'later', now);
      return Number(!(await isLineEmpty(database(), editor.id))) + Number(later !== undefined);
    },
  };
}
