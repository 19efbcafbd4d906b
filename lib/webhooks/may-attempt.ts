import type { LaneName } from '@/db/schema/webhook-lanes';
import { type Circuit, gate } from './circuit';
import type { DeliveryNumbers } from './delivery-numbers';

export type Situation = {
  name: LaneName;
  circuit: Circuit;
  /** When the delivery that comes next is due; null: at once. */
  dueAt: Date | null;
  /** The other lane of the editor is making an attempt. */
  otherInFlight: boolean;
  lineIsEmpty: boolean;
};

/** Whether the next attempt of a lane may be made now; else when to look again. */
export function mayAttempt(
  { name, circuit, dueAt, otherInFlight, lineIsEmpty }: Situation,
  now: Date,
  numbers: Pick<DeliveryNumbers, 'failuresToOpen' | 'openMs' | 'recheckMs'>,
): true | { waitUntil: Date } {
  const { openUntil } = circuit;
  if (dueAt && now < dueAt) return { waitUntil: openUntil && openUntil > dueAt ? openUntil : dueAt };
  const passage = gate(circuit, otherInFlight ? 1 : 0, now, numbers);
  // The probe is the oldest delivery that waits: a later attempt only when the line is empty.
  const leavesProbe = name === 'later' && openUntil !== null && !lineIsEmpty;
  if (passage === 'open' && !leavesProbe) return true;
  if (typeof passage === 'object') return passage;
  return { waitUntil: new Date(now.getTime() + numbers.recheckMs) };
}
