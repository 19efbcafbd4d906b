import { beganAhead } from '@/lib/time/clock';

/**
 * Who makes the attempts of a lane, as pure decisions. One run holds it and sees to everything that waits in it; a run
 * that finds it held, by one who will act in time, has nothing to do. A holder is lost when `heldUntil` has passed,
 * or when it held the lane from `heldSince` by a clock that has been set back since.
 */
export type Lane = {
  holder: string | null;
  heldUntil: Date | null;
  heldSince: Date | null;
  wakesAt: Date | null;
  dialling: boolean;
};

export const isHeld = ({ holder, heldUntil, heldSince }: Lane, now: Date): boolean =>
  holder !== null && heldUntil !== null && now < heldUntil && !(heldSince && beganAhead(heldSince, now));

/** An attempt is being made by a holder that is not lost. */
export const isInFlight = (lane: Lane, now: Date): boolean => lane.dialling && isHeld(lane, now);

/** `leave`: to another. `wait`: our own earlier call still holds the lane; it is dead, or about to end. */
export type Claim = 'take' | 'leave' | { waitUntil: Date };

/** `neededAt`: when the lane has something to do. A holder that sleeps beyond it is replaced. */
export function claim(lane: Lane, run: string, neededAt: Date, now: Date): Claim {
  if (!isHeld(lane, now) || lane.heldUntil === null) return 'take';
  const works = lane.wakesAt === null;
  if (lane.holder === run) return works ? { waitUntil: lane.heldUntil } : 'take';
  return works || lane.wakesAt === null || lane.wakesAt <= neededAt ? 'leave' : 'take';
}
