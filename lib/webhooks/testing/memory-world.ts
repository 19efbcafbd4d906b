import type { QueueName } from '@/db/schema/webhook-queues';
import { afterOutcome, type Circuit } from '@/lib/webhooks/circuit';
import { DELIVERY_NUMBERS as NUMBERS } from '@/lib/webhooks/delivery-numbers';
import { planAttempts } from '@/lib/webhooks/may-attempt';
import { attemptsUnderWay, claim, type Queue } from '@/lib/webhooks/queue';
import { type Following, whatFollows } from '@/lib/webhooks/what-follows';
import type { Attempt, World } from './histories';

type Key = { run: string; generation: number; market: string };
type Kept = Following & { id: string; market: string; attempts: number };

const later = (from: Date, ms: number) => new Date(from.getTime() + ms);
const max = (...dates: (Date | null)[]) => new Date(Math.max(...dates.map((date) => date?.getTime() ?? 0)));

/** The pure decisions, played on rows kept in memory: the transactions of the product, and nothing of PostgreSQL. */
export function memoryWorld(): World<Key> {
  const deliveries: Kept[] = [];
  let circuit: Circuit = { failures: 0, openUntil: null };
  const free = { holder: null, heldUntil: null, heldSince: null, wakesAt: null, dialling: false, underWay: 0 };
  const queues: Record<QueueName, Queue & { generation: number }> = {
    line: { ...free, generation: 0 },
    later: { ...free, generation: 0 },
  };

  const inLine = () => deliveries.filter(({ syncStatus }) => /pending|processing/.test(syncStatus));
  const planned = () =>
    deliveries
      .filter(({ syncStatus, nextAttemptAt }) => syncStatus === 'sync_failed' && nextAttemptAt)
      .sort((a, b) => Number(a.nextAttemptAt) - Number(b.nextAttemptAt));

  function nextIn(name: QueueName, others: readonly Attempt<Key>[], now: Date): Kept[] {
    if (name === 'later') return planned().slice(0, 1);
    if (circuit.openUntil !== null) return inLine().slice(0, 1);
    const busy = new Set(others.map(({ key }) => key.market));
    const first = new Map<string, Kept>();
    for (const one of inLine()) if (!busy.has(one.market) && !first.has(one.market)) first.set(one.market, one);
    const wait = ({ nextAttemptAt }: Kept) => Math.max(0, Number(nextAttemptAt) - now.getTime());
    return [...first.values()].sort((a, b) => wait(a) - wait(b));
  }

  type Held = { name: QueueName; run: string; generation: number };

  function proceed(held: Held, others: readonly Attempt<Key>[], now: Date): Attempt<Key>[] {
    const { name, run, generation } = held;
    const next = nextIn(name, others, now);
    if (next.length === 0 && others.length === 0) {
      Object.assign(queues[name], free);
      return [];
    }
    const elsewhere = attemptsUnderWay(queues[name === 'line' ? 'later' : 'line'], now);
    const situation = { name, circuit, underWay: others.length, elsewhere, lineIsEmpty: inLine().length === 0 };
    const { begin, waitUntil } = planAttempts(next, situation, now, NUMBERS);
    const underWay = others.length + begin.length;
    const heldUntil = underWay > 0 ? later(now, NUMBERS.leaseMs) : later(waitUntil ?? now, NUMBERS.wakeGraceMs);
    const wakesAt = underWay > 0 ? null : waitUntil;
    Object.assign(queues[name], { holder: run, heldUntil, heldSince: now, wakesAt, dialling: underWay > 0, underWay });
    if (name === 'line')
      for (const one of begin) Object.assign(one, { syncStatus: 'sync_processing', nextAttemptAt: null });
    return begin.map(({ id, market }) => ({ key: { run, generation, market }, queue: name, deliveryId: id }));
  }

  return {
    async arrive(market) {
      const id = String(deliveries.length);
      const waits = { syncStatus: 'sync_pending' as const, nextAttemptAt: null, waitsSince: null };
      deliveries.push({ id, market, ...waits, attempts: 0 });
      return id;
    },
    async begin(name, run, now) {
      const [next] = nextIn(name, [], now);
      if (!next || claim(queues[name], run, max(now, next.nextAttemptAt, circuit.openUntil), now) !== 'take') return [];
      queues[name].generation += 1;
      return proceed({ name, run, generation: queues[name].generation }, [], now);
    },
    async look(attempts, now) {
      const [first] = attempts;
      if (!first || queues[first.queue].generation !== first.key.generation) return [];
      return proceed({ name: first.queue, ...first.key }, attempts, now);
    },
    async end({ key, queue, deliveryId }, others, verdict, now) {
      if (queues[queue].generation !== key.generation) return { counted: false, next: [] };
      const outcome = verdict === 'delivered' ? 'delivered' : verdict === 'forbidden' ? 'not_dialled' : 'failed';
      circuit = afterOutcome(circuit, outcome, now, NUMBERS);
      const delivery = deliveries.find(({ id }) => id === deliveryId);
      if (!delivery) throw new Error('no such delivery');
      delivery.attempts += 1;
      const ended = { verdict, rank: delivery.attempts, endedAt: now, retryAfterMs: 0 };
      Object.assign(delivery, whatFollows(ended, circuit, true, NUMBERS));
      return { counted: true, next: proceed({ name: queue, ...key }, others, now) };
    },
    async stayAlive({ key, queue }, now) {
      if (queues[queue].generation === key.generation)
        Object.assign(queues[queue], { heldSince: now, heldUntil: later(now, NUMBERS.leaseMs) });
    },
    waiting: async () => inLine().length + planned().length,
  };
}
