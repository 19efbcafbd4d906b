import type { QueueName } from '@/db/schema/webhook-queues';
import { afterOutcome, type Circuit } from '@/lib/webhooks/circuit';
import { DELIVERY_NUMBERS as NUMBERS } from '@/lib/webhooks/delivery-numbers';
import { mayAttempt } from '@/lib/webhooks/may-attempt';
import { claim, isAttempting, type Queue } from '@/lib/webhooks/queue';
import { type Following, whatFollows } from '@/lib/webhooks/what-follows';
import type { Attempt, Began, Verdict, World } from './histories';

type Key = { run: string; generation: number };
type Kept = Following & { id: string; attempts: number };

const later = (from: Date, ms: number) => new Date(from.getTime() + ms);
const max = (...dates: (Date | null)[]) => new Date(Math.max(...dates.map((date) => date?.getTime() ?? 0)));

/** The pure decisions, played on rows kept in memory: the transactions of the product, and nothing of PostgreSQL. */
export function memoryWorld(): World<Key> {
  const deliveries: Kept[] = [];
  let circuit: Circuit = { failures: 0, openUntil: null };
  const free = { holder: null, heldUntil: null, heldSince: null, wakesAt: null, dialling: false };
  const queues: Record<QueueName, Queue & { generation: number }> = {
    line: { ...free, generation: 0 },
    later: { ...free, generation: 0 },
  };

  const inLine = () => deliveries.filter(({ syncStatus }) => /pending|processing/.test(syncStatus));
  const planned = () =>
    deliveries
      .filter(({ syncStatus, nextAttemptAt }) => syncStatus === 'sync_failed' && nextAttemptAt)
      .sort((a, b) => Number(a.nextAttemptAt) - Number(b.nextAttemptAt));
  const nextIn = (name: QueueName) => (name === 'line' ? inLine() : planned())[0];

  function proceed(name: QueueName, key: Key, now: Date): Began<Key> {
    const next = nextIn(name);
    if (!next) {
      Object.assign(queues[name], free);
      return null;
    }
    const otherIsAttempting = isAttempting(queues[name === 'line' ? 'later' : 'line'], now);
    const situation = {
      name,
      circuit,
      dueAt: next.nextAttemptAt,
      otherIsAttempting,
      lineIsEmpty: inLine().length === 0,
    };
    const passage = mayAttempt(situation, now, NUMBERS);
    const heldUntil = passage === true ? later(now, NUMBERS.leaseMs) : later(passage.waitUntil, NUMBERS.wakeGraceMs);
    const wakesAt = passage === true ? null : passage.waitUntil;
    Object.assign(queues[name], { holder: key.run, heldUntil, heldSince: now, wakesAt, dialling: passage === true });
    if (passage !== true) return null;
    if (name === 'line') Object.assign(next, { syncStatus: 'sync_processing', nextAttemptAt: null });
    return { key, queue: name, deliveryId: next.id };
  }

  return {
    async arrive() {
      const id = String(deliveries.length);
      deliveries.push({ id, syncStatus: 'sync_pending', nextAttemptAt: null, waitsSince: null, attempts: 0 });
      return id;
    },
    async begin(name, run, now) {
      const next = nextIn(name);
      if (!next || claim(queues[name], run, max(now, next.nextAttemptAt, circuit.openUntil), now) !== 'take')
        return null;
      queues[name].generation += 1;
      return proceed(name, { run, generation: queues[name].generation }, now);
    },
    async end({ key, queue, deliveryId }: Attempt<Key>, verdict: Verdict, now: Date) {
      if (queues[queue].generation !== key.generation) return { counted: false, next: null };
      const outcome = verdict === 'delivered' ? 'delivered' : verdict === 'forbidden' ? 'not_dialled' : 'failed';
      circuit = afterOutcome(circuit, outcome, now, NUMBERS);
      const delivery = deliveries.find(({ id }) => id === deliveryId);
      if (!delivery) throw new Error('no such delivery');
      delivery.attempts += 1;
      const ended = { verdict, rank: delivery.attempts, endedAt: now, retryAfterMs: 0 };
      Object.assign(delivery, whatFollows(ended, circuit, true, NUMBERS));
      return { counted: true, next: proceed(queue, key, now) };
    },
    async stayAlive({ key, queue }, now) {
      if (queues[queue].generation === key.generation)
        Object.assign(queues[queue], { heldSince: now, heldUntil: later(now, NUMBERS.leaseMs) });
    },
    waiting: async () => inLine().length + planned().length,
  };
}
