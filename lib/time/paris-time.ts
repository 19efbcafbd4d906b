/** What a clock on a wall in Paris shows. */
export type WallClock = {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  calendar: 'gregory',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

const DAY_MS = 24 * 3_600_000;

/** The wall clock in Paris at an instant, summer time included. */
export function parisWallClock(at: Date): WallClock {
  const parts = Object.fromEntries(clock.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** How far Paris is ahead of UTC at an instant, in milliseconds. */
export function parisOffsetMs(at: Date): number {
  return asIfUtc(parisWallClock(at)) - Math.floor(at.getTime() / 1000) * 1000;
}

/**
 * The instant at which the clock in Paris shows this time. Two hours of the year need a rule:
 * - the one that is skipped in March moves forward (2 h 30 is read as 3 h 30);
 * - the one that comes twice in October is the later one, to the benefit of who has until then.
 */
export function instantInParis(wall: WallClock): Date {
  const local = asIfUtc(wall);
  const before = parisOffsetMs(new Date(local - DAY_MS));
  const after = parisOffsetMs(new Date(local + DAY_MS));
  const shown = [before, after].map((offset) => local - offset).filter((time) => showsAt(time, local));
  return new Date(shown.length > 0 ? Math.max(...shown) : local - before);
}

function showsAt(time: number, local: number): boolean {
  return asIfUtc(parisWallClock(new Date(time))) === local;
}

/** The same figures read in UTC, in milliseconds: a number to compare wall clocks with, not an instant. */
function asIfUtc({ year, month, day, hour, minute, second }: WallClock): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
