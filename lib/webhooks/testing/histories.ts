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
export type Began<Key> = Attempt<Key> | null;

/** What the histories are played in. */
export type World<Key> = {
  arrive(now: Date): Promise<string>;
  begin(queue: QueueName, run: string, now: Date): Promise<Began<Key>>;
  /** `counted`: the attempt was written down; else its worker had lost its queue. */
  end(attempt: Attempt<Key>, verdict: Verdict, now: Date): Promise<{ counted: boolean; next: Began<Key> }>;
  stayAlive(attempt: Attempt<Key>, now: Date): Promise<void>;
  /** Deliveries not settled, later attempts that are planned included. */
  waiting(now: Date): Promise<number>;
};

const worker = fc.constantFrom(0, 1, 2, 3);
const queue = fc.constantFrom<QueueName>('line', 'later');
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
    { weight: arrivals, arbitrary: fc.record({ kind: fc.constant('arrive' as const) }) },
    { weight: 40, arbitrary: fc.record({ kind: fc.constant('act' as const), worker, queue, verdict }) },
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
export type Seen = { opened: number; probes: number; fenced: number; completed: number };

/** Plays a history, then lets everything get through; throws at the first thing that must not be. */
export async function play<Key>(world: World<Key>, commands: readonly Command[]): Promise<Seen> {
  const seen: Seen = { opened: 0, probes: 0, fenced: 0, completed: 0 };
  const lineOf: { id: string; failures: number; settled: boolean }[] = [];
  const inProgress = new Map<number, { attempt: Attempt<Key>; frozen: boolean; lostAt: number }>();
  let nowMs = Date.UTC(2026, 10, 22);
  let failuresInRow = 0;
  let openUntilMs: number | null = null;
  let runs = 0;

  const now = () => new Date(nowMs);
  const alive = () => [...inProgress.values()].filter(({ lostAt }) => nowMs < lostAt);

  function took(index: number, attempt: Began<Key>): void {
    inProgress.delete(index);
    if (!attempt) return;
    if (openUntilMs === null) {
      expect(failuresInRow + alive().length, 'one attempt too many').toBeLessThan(NUMBERS.failuresToOpen);
    } else {
      expect(nowMs, 'an attempt behind an open circuit').toBeGreaterThanOrEqual(openUntilMs);
      expect(alive(), 'two probes').toEqual([]);
      seen.probes += 1;
    }
    expect(
      alive().map((other) => other.attempt.queue),
      'two attempts in a queue',
    ).not.toContain(attempt.queue);
    const oldest = lineOf.find(({ settled }) => !settled);
    if (attempt.queue === 'line') expect(attempt.deliveryId, 'out of order').toBe(oldest?.id);
    if (attempt.queue === 'later' && openUntilMs !== null)
      expect(oldest, 'a probe before the line was empty').toBeUndefined();
    inProgress.set(index, { attempt, frozen: false, lostAt: nowMs + NUMBERS.leaseMs });
  }

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

  async function act(index: number, queue: QueueName, verdict: Verdict): Promise<void> {
    const current = inProgress.get(index);
    if (!current) {
      runs += 1;
      return took(index, await world.begin(queue, `run-${runs}`, now()));
    }
    // The ledger counts what the world wrote down, before it looks at the attempt that was begun in the same call.
    const { counted, next } = await world.end(current.attempt, verdict, now());
    inProgress.delete(index);
    if (nowMs < current.lostAt) expect(counted, 'an attempt that was lost').toBe(true);
    if (counted) count(current.attempt, verdict);
    else seen.fenced += 1;
    took(index, next);
  }

  async function pass(ms: number): Promise<void> {
    nowMs += ms;
    for (const one of inProgress.values()) {
      if (one.frozen) continue;
      one.lostAt = nowMs + NUMBERS.leaseMs;
      await world.stayAlive(one.attempt, now());
    }
  }

  for (const command of commands) {
    if (command.kind === 'arrive') lineOf.push({ id: await world.arrive(now()), failures: 0, settled: false });
    if (command.kind === 'act') await act(command.worker, command.queue, command.verdict);
    if (command.kind === 'kill') inProgress.delete(command.worker);
    if (command.kind === 'restart') inProgress.clear();
    if (command.kind === 'pass') await pass(command.ms);
    const stopped = command.kind === 'freeze' ? inProgress.get(command.worker) : undefined;
    if (stopped) stopped.frozen = true;
  }

  for (let round = 0; round < 400 && (await world.waiting(now())) > 0; round++) {
    for (const queue of ['line', 'later'] as const) {
      await act(0, queue, 'delivered');
      while (inProgress.has(0)) await act(0, queue, 'delivered');
    }
    nowMs += 1_800_000;
  }
  expect(await world.waiting(now()), 'a delivery was lost').toBe(0);
  expect(lineOf.filter(({ settled }) => !settled)).toEqual([]);
  return seen;
}
