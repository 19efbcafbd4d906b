import { beganAhead } from '@/lib/kits/clock/clock';

/**
 * The circuit breaker of an editor (contract §6), as a pure machine: (state, outcome, now) → state. Attempts are counted
 * in the order in which they end. `openUntil` is null while the circuit is closed; once it has passed, the next attempt
 * is the probe, and its outcome closes the circuit or opens it again.
 */
export type Circuit = { failures: number; openUntil: Date | null };

/** What became of an attempt: `not_dialled` when no connection was tried, which says nothing of the editor. */
export type Outcome = 'delivered' | 'failed' | 'not_dialled';

export type CircuitNumbers = { failuresToOpen: number; openMs: number };

export type Gate = 'open' | { waitUntil: Date } | 'wait_for_other';

/**
 * May an attempt begin? `inProgress`: those of this editor that have begun and not ended. Each of them may fail, so
 * that none begins which, with them, could be one failure too many; behind an open circuit, only one at a time.
 */
export function gate(circuit: Circuit, inProgress: number, now: Date, { failuresToOpen }: CircuitNumbers): Gate {
  if (circuit.openUntil === null) return circuit.failures + inProgress < failuresToOpen ? 'open' : 'wait_for_other';
  if (now < circuit.openUntil) return { waitUntil: circuit.openUntil };
  return inProgress === 0 ? 'open' : 'wait_for_other';
}

export function afterOutcome(circuit: Circuit, outcome: Outcome, now: Date, numbers: CircuitNumbers): Circuit {
  if (outcome === 'not_dialled') return circuit;
  if (outcome === 'delivered') return { failures: 0, openUntil: null };
  const failures = circuit.failures + 1;
  const opens = circuit.openUntil !== null || failures >= numbers.failuresToOpen;
  return { failures, openUntil: opens ? new Date(now.getTime() + numbers.openMs) : null };
}

/** The circuit as it is kept; one that opened under a clock that has been set back since waits for its probe. */
export function believedCircuit<C extends Circuit>(
  circuit: C,
  now: Date,
  { openMs }: Pick<CircuitNumbers, 'openMs'>,
): C {
  const openedAt = circuit.openUntil && new Date(circuit.openUntil.getTime() - openMs);
  return openedAt && beganAhead(openedAt, now) ? { ...circuit, openUntil: now } : circuit;
}

export type CircuitState = 'closed' | 'open' | 'half_open';

/** In the words of circuit breakers; half open: the wait is over, and the probe has not answered yet. */
export function circuitState({ openUntil }: Circuit, now: Date): CircuitState {
  if (openUntil === null) return 'closed';
  return now < openUntil ? 'open' : 'half_open';
}
