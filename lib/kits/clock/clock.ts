/**
 * Clocks that differ by less count as one. A clock that was set back, or a machine whose clock is wrong, is further away;
 * hosts that follow a time server agree to far less.
 */
export const CLOCKS_AGREE_MS = 5_000;

/**
 * The latest moment that a right clock can have written by `now`. A wait, a window, a lease or a tick that began later was
 * written by a clock that was ahead and has been set back since: it is over, or it would last as long as the clock was
 * ahead (docs/decisions/0027).
 */
export const latestBeginning = (now: Date): Date => new Date(now.getTime() + CLOCKS_AGREE_MS);

/** True when something that began then began in the future. */
export const beganAhead = (since: Date, now: Date): boolean => since > latestBeginning(now);
