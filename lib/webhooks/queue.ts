import { beganAhead } from '@/lib/kits/clock/clock';

/**
 * Who makes the attempts of a queue of deliveries, as pure decisions. One run holds it and sees to everything that
 * waits in it; a run that finds it held, by one who will act in time, has nothing to do. A holder is lost when
 * `heldUntil` has passed, or when it held the queue from `heldSince` by a clock that has been set back since.
 */
export type Queue = {
  holder: string | null;
  heldUntil: Date | null;
  heldSince: Date | null;
  wakesAt: Date | null;
  dialling: boolean;
  underWay: number;
};

export const isHeld = ({ holder, heldUntil, heldSince }: Queue, now: Date): boolean =>
  holder !== null && heldUntil !== null && now < heldUntil && !(heldSince && beganAhead(heldSince, now));

/** How many attempts are being made by a holder that is not lost. */
export const attemptsUnderWay = (queue: Queue, now: Date): number =>
  queue.dialling && isHeld(queue, now) ? Math.max(1, queue.underWay) : 0;

/** `leave`: to another. `wait`: our own earlier call still holds the queue; it is dead, or about to end. */
export type Claim = 'take' | 'leave' | { waitUntil: Date };

/** `neededAt`: when the queue has something to do. A holder that sleeps beyond it is replaced. */
export function claim(queue: Queue, run: string, neededAt: Date, now: Date): Claim {
  if (!isHeld(queue, now) || queue.heldUntil === null) return 'take';
  const works = queue.wakesAt === null;
  if (queue.holder === run) return works ? { waitUntil: queue.heldUntil } : 'take';
  return works || queue.wakesAt === null || queue.wakesAt <= neededAt ? 'leave' : 'take';
}
