import { countInLine } from '@/db/queries/webhooks/waiting-deliveries';
import { findCircuit } from '@/db/queries/webhooks/webhook-queues';
import { believedCircuit, type CircuitState, circuitState } from './circuit';
import { DELIVERY_NUMBERS } from './delivery-numbers';

export type ShownCircuit = {
  state: CircuitState;
  /** Failed attempts in a row. */
  failures: number;
  /** When the probe may go out, or could; null while the circuit is closed. */
  openUntil: Date | null;
  /** Deliveries within their three attempts that are not settled. */
  waiting: number;
};

/** The circuit breaker of an editor, for those who ask how it stands. */
export async function showCircuit(editorId: string, now: Date): Promise<ShownCircuit> {
  const [kept = { failures: 0, openUntil: null }, waiting] = await Promise.all([
    findCircuit(editorId),
    countInLine(editorId),
  ]);
  const circuit = believedCircuit(kept, now, DELIVERY_NUMBERS);
  return { ...circuit, state: circuitState(circuit, now), waiting };
}
