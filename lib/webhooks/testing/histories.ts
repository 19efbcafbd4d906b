import fc from 'fast-check';
import { expect } from 'vitest';
import type { QueueName } from '@/db/schema/webhook-queues';
import { DELIVERY_NUMBERS as NUMBERS } from '@/lib/webhooks/delivery-numbers';
import type { Exchange } from '@/lib/webhooks/send-webhook';

/**
 * Random histories of one editor: events, several workers that begin and end attempts, are killed or stand still, and
 * time that passes. What must hold is checked against a ledger kept here, which knows nothing of how it is done.
 */

export type Verdict = Exchange['verdict'];

/** An attempt under way, and the world's own key to it. */
export type Attempt<Key> = { key: Key; queue: QueueName; deliveryId: string };

/** The implementation under test. A run that has attempts under way begins others beside them, of other markets. */
export type World<Key> = {
  arrive(market: string, now: Date): Promise<string>;
  begin(queue: QueueName, run: string, now: Date): Promise<Attempt<Key>[]>;
  /** Begins what may be begun beside those under way. */
  look(underWay: readonly Attempt<Key>[], now: Date): Promise<Attempt<Key>[]>;
  /** `others` stay under way. `counted`: the attempt was written down; else its worker had lost its queue. */
  end(
    attempt: Attempt<Key>,
    others: readonly Attempt<Key>[],
    verdict: Verdict,
    now: Date,
  ): Promise<{ counted: boolean; next: Attempt<Key>[] }>;
  stayAlive(attempt: Attempt<Key>, now: Date): Promise<void>;
  /** Deliveries not settled, later attempts that are planned included. */
  waiting(now: Date): Promise<number>;
};

const worker = fc.constantFrom(0, 1, 2, 3);
const queue = fc.constantFrom<QueueName>('line', 'later');
const market = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const passes = fc.constantFrom(10, 1_000, 4_000, 4_000, 11_000, 301_000, 1_800_000);

// An editor that answers all sorts of things, or one that is broken most of the time: else circuits would hardly open.
const MOODS: Verdict[][] = [
  ['delivered', 'delivered', 'retry', 'retry', 'give_up', 'forbidden'],
  ['retry', 'retry', 'retry', 'give_up', 'give_up'],
  ['retry', 'retry', 'retry', 'retry', 'give_up', 'give_up', 'give_up', 'give_up', 'forbidden', 'delivered'],
];

const commandsOf = (verdicts: Verdict[], arrivals: number) => {
  const verdict = fc.constantFrom(...verdicts);
  const command = fc.oneof(
    { weight: arrivals, arbitrary: fc.record({ kind: fc.constant('arrive' as const), market }) },
    {
      weight: 40,
      arbitrary: fc.record({ kind: fc.constant('act' as const), worker, queue, which: fc.nat(3), verdict }),
    },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('look' as const), worker }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), worker }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('freeze' as const), worker }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
    { weight: 10, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: passes }) },
  );
  return fc.array(command, { minLength: 40, maxLength: 120, size: 'max' });
};

// Many events, or so few that at times only later attempts are left.
export const histories = fc.oneof(...MOODS.flatMap((mood) => [commandsOf(mood, 5), commandsOf(mood, 2)]));
type Command = typeof histories extends fc.Arbitrary<(infer C)[]> ? C : never;

/** What a history went through, for a test that wants to know that the interesting things happened. */
export type Seen = { opened: number; probes: number; fenced: number; completed: number; sideBySide: number };

/** Plays a history, then lets everything get through; throws at the first thing that must not be. */
export async function play<Key>(world: World<Key>, commands: readonly Command[]): Promise<Seen> {
  const seen: Seen = { opened: 0, probes: 0, fenced: 0, completed: 0, sideBySide: 0 };
  const lineOf: { id: string; market: string; failures: number; settled: boolean }[] = [];
  const working = new Map<number, { underWay: Attempt<Key>[]; frozen: boolean; lostAt: number }>();
  let nowMs = Date.UTC(2026, 10, 22);
  let failuresInRow = 0;
  let openUntilMs: number | null = null;
  let runs = 0;

  const now = () => new Date(nowMs);
  const alive = () => [...working.values()].filter(({ lostAt }) => nowMs < lostAt).flatMap(({ underWay }) => underWay);
  const marketOf = (id: string) => lineOf.find((one) => one.id === id)?.market;

  function took(index: number, others: Attempt<Key>[], begun: Attempt<Key>[]): void {
    const underWay = [...others];
    const before = working.get(index);
    if (others.length + begun.length === 0) working.delete(index);
    else working.set(index, { frozen: false, ...before, underWay, lostAt: before?.lostAt ?? 0 });
    for (const attempt of begun) {
      checkBeginning(attempt);
      underWay.push(attempt);
      working.set(index, { underWay, frozen: false, lostAt: nowMs + NUMBERS.leaseMs });
    }
  }

  function checkBeginning(attempt: Attempt<Key>): void {
    const others = alive();
    const isOpen = openUntilMs !== null;
    if (openUntilMs === null) {
      expect(failuresInRow + others.length, 'one attempt too many').toBeLessThan(NUMBERS.failuresToOpen);
    } else {
      expect(nowMs, 'an attempt behind an open circuit').toBeGreaterThanOrEqual(openUntilMs);
      expect(others, 'two probes').toEqual([]);
      seen.probes += 1;
    }
    const beside = others.filter((other) => other.queue === attempt.queue);
    if (attempt.queue === 'later') {
      expect(beside, 'two later attempts').toEqual([]);
      if (isOpen)
        expect(
          oldestOf(() => true),
          'a probe before the line was empty',
        ).toBeUndefined();
      return;
    }
    expect(beside.length, 'too many at once').toBeLessThan(NUMBERS.marketsAtOnce);
    seen.sideBySide += beside.length > 0 ? 1 : 0;
    const market = marketOf(attempt.deliveryId);
    expect(
      beside.map(({ deliveryId }) => marketOf(deliveryId)),
      'two of a market',
    ).not.toContain(market);
    const oldest = oldestOf((one) => isOpen || one.market === market);
    expect(attempt.deliveryId, 'out of order').toBe(oldest?.id);
  }

  const oldestOf = (isMeant: (one: (typeof lineOf)[number]) => boolean) =>
    lineOf.find((one) => !one.settled && isMeant(one));

  function count({ queue, deliveryId }: Attempt<Key>, outcome: Verdict): void {
    if (outcome === 'delivered') {
      failuresInRow = 0;
      openUntilMs = null;
      seen.completed += 1;
    } else if (outcome !== 'forbidden') {
      failuresInRow += 1;
      const opens = openUntilMs !== null || failuresInRow === NUMBERS.failuresToOpen;
      if (opens && openUntilMs === null) seen.opened += 1;
      if (opens) openUntilMs = nowMs + NUMBERS.openMs;
    }
    const delivery = lineOf.find(({ id }) => id === deliveryId);
    if (!delivery || queue === 'later') return;
    delivery.failures += 1;
    delivery.settled = outcome !== 'retry' || delivery.failures === 3;
  }

  async function act(index: number, queue: QueueName, which: number, verdict: Verdict): Promise<void> {
    const current = working.get(index);
    if (!current) {
      runs += 1;
      return took(index, [], await world.begin(queue, `run-${runs}`, now()));
    }
    const attempt = current.underWay[which % current.underWay.length];
    if (!attempt) throw new Error('a worker without attempts');
    const others = current.underWay.filter((other) => other !== attempt);
    // The ledger counts what the world wrote down, before it looks at the attempts that were begun in the same call.
    const { counted, next } = await world.end(attempt, others, verdict, now());
    if (nowMs < current.lostAt) expect(counted, 'an attempt that was lost').toBe(true);
    if (counted) count(attempt, verdict);
    else seen.fenced += 1;
    working.set(index, { ...current, underWay: others });
    took(index, others, next);
  }

  async function look(index: number): Promise<void> {
    const current = working.get(index);
    if (current) took(index, current.underWay, await world.look(current.underWay, now()));
  }

  async function pass(ms: number): Promise<void> {
    nowMs += ms;
    for (const one of working.values()) {
      const [attempt] = one.underWay;
      if (one.frozen || !attempt) continue;
      one.lostAt = nowMs + NUMBERS.leaseMs;
      await world.stayAlive(attempt, now());
    }
  }

  async function arrive(market: string): Promise<void> {
    lineOf.push({ id: await world.arrive(market, now()), market, failures: 0, settled: false });
  }

  for (const command of commands) {
    if (command.kind === 'arrive') await arrive(command.market);
    if (command.kind === 'act') await act(command.worker, command.queue, command.which, command.verdict);
    if (command.kind === 'look') await look(command.worker);
    if (command.kind === 'kill') working.delete(command.worker);
    if (command.kind === 'restart') working.clear();
    if (command.kind === 'pass') await pass(command.ms);
    const stopped = command.kind === 'freeze' ? working.get(command.worker) : undefined;
    if (stopped) stopped.frozen = true;
  }

  for (let round = 0; round < 400 && (await world.waiting(now())) > 0; round++) {
    for (const queue of ['line', 'later'] as const) {
      await act(0, queue, 0, 'delivered');
      while (working.has(0)) await act(0, queue, 0, 'delivered');
    }
    nowMs += 1_800_000;
  }
  expect(await world.waiting(now()), 'a delivery was lost').toBe(0);
  expect(lineOf.filter(({ settled }) => !settled)).toEqual([]);
  return seen;
}
