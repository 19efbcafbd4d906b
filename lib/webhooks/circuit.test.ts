import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterOutcome, believedCircuit, type Circuit, circuitState, gate, type Outcome } from './circuit';
import { DELIVERY_NUMBERS } from './delivery-numbers';
import { histories, play, type Seen } from './testing/histories';
import { memoryWorld } from './testing/memory-world';

const NUMBERS = { failuresToOpen: 5, openMs: 1_800_000 };
const NOW = new Date('2026-11-22T10:00:00Z');
const IN_30_MIN = new Date('2026-11-22T10:30:00Z');
const closed = (failures = 0): Circuit => ({ failures, openUntil: null });
const ending = (circuit: Circuit, ...outcomes: Outcome[]) =>
  outcomes.reduce((state, outcome) => afterOutcome(state, outcome, NOW, NUMBERS), circuit);

describe('afterOutcome', () => {
  it('opens at the fifth failure in a row, for 30 min', () => {
    expect(ending(closed(), 'failed', 'failed', 'failed', 'failed')).toEqual(closed(4));
    expect(ending(closed(4), 'failed')).toEqual({ failures: 5, openUntil: IN_30_MIN });
  });

  it('a success forgets the failures; what was not dialled says nothing', () => {
    expect(ending(closed(4), 'delivered', 'failed')).toEqual(closed(1));
    expect(ending(closed(4), 'not_dialled')).toEqual(closed(4));
  });

  it('a probe closes the circuit or opens it for another 30 min', () => {
    const due = { failures: 5, openUntil: NOW };
    expect(ending(due, 'delivered')).toEqual(closed());
    expect(ending(due, 'failed')).toEqual({ failures: 6, openUntil: IN_30_MIN });
    expect(ending(due, 'not_dialled')).toEqual(due);
  });
});

describe('gate', () => {
  it.each<[string, Circuit, number, ReturnType<typeof gate>]>([
    ['closed', closed(4), 0, 'open'],
    ['closed, when those under way could be one failure too many', closed(4), 1, 'wait_for_other'],
    ['closed, when they could not', closed(3), 1, 'open'],
    ['open', { failures: 5, openUntil: IN_30_MIN }, 0, { waitUntil: IN_30_MIN }],
    ['half open', { failures: 5, openUntil: NOW }, 0, 'open'],
    ['half open, the probe being out', { failures: 5, openUntil: NOW }, 1, 'wait_for_other'],
  ])('%s', (_what, circuit, inProgress, expected) => {
    expect(gate(circuit, inProgress, NOW, NUMBERS)).toEqual(expected);
  });
});

it('circuitState', () => {
  expect(circuitState(closed(4), NOW)).toBe('closed');
  expect(circuitState({ failures: 5, openUntil: IN_30_MIN }, NOW)).toBe('open');
  expect(circuitState({ failures: 5, openUntil: NOW }, NOW)).toBe('half_open');
});

it('20,000 random histories of four workers: opens after exactly 5, one probe at a time, in order, nothing lost', async () => {
  const total: Seen = { opened: 0, probes: 0, fenced: 0, completed: 0, sideBySide: 0 };
  await fc.assert(
    fc.asyncProperty(histories, async (commands) => {
      const seen = await play(memoryWorld(), commands);
      for (const key of Object.keys(total) as (keyof Seen)[]) total[key] += seen[key];
    }),
    { numRuns: 20_000 },
  );
  // The histories reached the cases of interest.
  for (const times of Object.values(total)) expect(times).toBeGreaterThan(100);
}, 120_000);

it('a circuit that opened by a clock set back since waits for its probe; one of another machine’s moment stays open', () => {
  const opened = (secondsAhead: number) => ({
    failures: 5,
    openUntil: new Date(NOW.getTime() + DELIVERY_NUMBERS.openMs + secondsAhead * 1000),
  });
  expect(believedCircuit(opened(7200), NOW, DELIVERY_NUMBERS)).toEqual({ failures: 5, openUntil: NOW });
  expect(believedCircuit(opened(5), NOW, DELIVERY_NUMBERS)).toEqual(opened(5));
  expect(believedCircuit(closed(3), NOW, DELIVERY_NUMBERS)).toEqual(closed(3));
});
