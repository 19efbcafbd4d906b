import { parisWallClock } from '@/lib/time/paris-time';

const two = (figure: number) => `${figure}`.padStart(2, '0');

/** « 22/11/2026 21:14 », in Paris: for tables, where figures stand one under the other. */
export function formatMoment(date: Date): string {
  const { year, month, day, hour, minute } = parisWallClock(date);
  return `${two(day)}/${two(month)}/${year}\u00a0${two(hour)}:${two(minute)}`;
}

/** « 22/11/2026 21:14:05 », in Paris. */
export function formatMomentSeconds(date: Date): string {
  return `${formatMoment(date)}:${two(parisWallClock(date).second)}`;
}

/** The day in Paris, as an input of type `date` writes it: `2026-11-22`. */
export function isoDayInParis(date: Date): string {
  const { year, month, day } = parisWallClock(date);
  return `${year}-${two(month)}-${two(day)}`;
}

const UNITS = [
  [86_400, 'j'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

/** « 2 j 4 h », « 3 min 20 s »: the two largest units. */
export function formatDuration(seconds: number): string {
  const rounded = Math.round(seconds);
  const first = UNITS.findIndex(([size]) => rounded >= size);
  if (first < 0) return '0\u00a0s';
  let left = rounded;
  const words: string[] = [];
  for (const [size, name] of UNITS.slice(first, first + 2)) {
    const units = Math.floor(left / size);
    left -= units * size;
    if (units > 0) words.push(`${units}\u00a0${name}`);
  }
  return words.join(' ');
}
