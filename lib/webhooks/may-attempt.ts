import type { QueueName } from '@/db/schema/webhook-queues';
import { type Circuit, gate } from './circuit';
import type { DeliveryNumbers } from './delivery-numbers';

export type Situation = {
  name: QueueName;
  circuit: Circuit;
  /** When the delivery that comes next is due; null: at once. */
  dueAt: Date | null;
  /** The other queue of the editor is making an attempt. */
  otherIsAttempting: boolean;
  lineIsEmpty: boolean;
};

/** Whether the next attempt of a queue may be made now; else when to look again. */
export function mayAttempt(
  { name, circuit, dueAt, otherIsAttempting, lineIsEmpty }: Situation,
  now: Date,
  numbers: Pick<DeliveryNumbers, 'failuresToOpen' | 'openMs' | 'recheckMs'>,
): true | { waitUntil: Date } {
  const { openUntil } = circuit;
  if (dueAt && now < dueAt) return { waitUntil: openUntil && openUntil > dueAt ? openUntil : dueAt };
  const passage = gate(circuit, otherIsAttempting ? 1 : 0, now, numbers);
  // The probe is the oldest delivery that waits: a later attempt only when the line is empty.
  const leavesProbe = name === 'later' && openUntil !== null && !lineIsEmpty;
  if (passage === 'open' && !leavesProbe) return true;
  if (typeof passage === 'object') return passage;
  return { waitUntil: new Date(now.getTime() + numbers.recheckMs) };
}
