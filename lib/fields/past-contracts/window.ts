import { typedDay } from '@/lib/fields/typed-day';
import { parisWallClock } from '@/lib/time/paris-time';

/**
 * True when a contract ended before the years that count (art. R2142-14 Code de la commande publique: the last three
 * years, five for works). The buyer may take older ones into account: a warning, never an error.
 */
export function endedBeforeWindow(typedEnd: unknown, windowYears: number, now: Date): boolean {
  const end = typedDay.safeParse(typedEnd).data;
  if (!end) return false;
  const { year, month, day } = parisWallClock(now);
  const from = new Date(Date.UTC(year - windowYears, month - 1, day)).toISOString().slice(0, 10);
  return end < from;
}
