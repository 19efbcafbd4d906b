import type { QueueName } from '@/db/schema/webhook-queues';
import { type Circuit, gate } from './circuit';
import type { DeliveryNumbers } from './delivery-numbers';

export type Situation = {
  name: QueueName;
  circuit: Circuit;
  /** Attempts of this queue under way. */
  underWay: number;
  /** Attempts of the editor's other queue under way. */
  elsewhere: number;
  lineIsEmpty: boolean;
};

type Next = { nextAttemptAt: Date | null };
type Numbers = Pick<DeliveryNumbers, 'marketsAtOnce' | 'failuresToOpen' | 'openMs' | 'recheckMs'>;

/**
 * Of what comes next in a queue, one delivery of each market, what may be attempted now beside what is under way; and when to
 * look again for the rest, null when nothing else waits for a time.
 */
export function planAttempts<Delivery extends Next>(
  next: readonly Delivery[],
  situation: Situation,
  now: Date,
  numbers: Numbers,
): { begin: Delivery[]; waitUntil: Date | null } {
  const most = mostAtOnce(situation.name, numbers);
  const begin: Delivery[] = [];
  let waitUntil: Date | null = null;
  for (const delivery of next) {
    const underWay = situation.underWay + begin.length;
    if (underWay >= most) break;
    const passage = mayAttempt({ ...situation, underWay }, delivery.nextAttemptAt, now, numbers);
    if (passage === true) begin.push(delivery);
    else waitUntil = earlier(waitUntil, passage.waitUntil);
  }
  return { begin, waitUntil };
}

/** How many attempts of a queue are made at once: one of each market. */
export const mostAtOnce = (name: QueueName, { marketsAtOnce }: Pick<Numbers, 'marketsAtOnce'>): number =>
  name === 'line' ? marketsAtOnce : 1;

const earlier = (one: Date | null, other: Date): Date => (one && one < other ? one : other);

/** Whether a delivery that is due at `dueAt` (null: at once) may be attempted now; else when to look again. */
function mayAttempt(
  { name, circuit, underWay, elsewhere, lineIsEmpty }: Situation,
  dueAt: Date | null,
  now: Date,
  numbers: Numbers,
): true | { waitUntil: Date } {
  const { openUntil } = circuit;
  if (dueAt && now < dueAt) return { waitUntil: openUntil && openUntil > dueAt ? openUntil : dueAt };
  const passage = gate(circuit, underWay + elsewhere, now, numbers);
  // The probe is the oldest delivery that waits: a later attempt only when the line is empty.
  const leavesProbe = name === 'later' && openUntil !== null && !lineIsEmpty;
  if (passage === 'open' && !leavesProbe) return true;
  if (typeof passage === 'object') return passage;
  return { waitUntil: new Date(now.getTime() + numbers.recheckMs) };
}
