import type { Position } from '@/db/queries/listing';
import { decodeCursor } from '@/lib/input/cursor';
import { cleanLine } from '@/lib/input/unseen-characters';
import { instantInParis } from '@/lib/time/paris-time';

/** What the address of a page says after `?`, as Next passes it. */
export type Search = Record<string, string | string[] | undefined>;

/** The value of a name, as a person meant it (`cleanLine`); null when it is absent, empty or too long to be meant. */
export function readWord(search: Search, name: string, maxLength = 100): string | null {
  const given = search[name];
  const last = Array.isArray(given) ? given.at(-1) : given;
  const word = cleanLine(last ?? '');
  return word === '' || word.length > maxLength ? null : word;
}

/** One of the words that are known; anything else is as if nothing had been chosen. */
export function readChoice<Choice extends string>(
  search: Search,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  const word = readWord(search, name);
  return choices.find((choice) => choice === word) ?? null;
}

/** An identifier as people see it, or its beginning: letters in capitals, nothing that cannot be one. */
export function readIdentifier(search: Search, name: string): string | null {
  const word = readWord(search, name, 30)?.toUpperCase() ?? null;
  return word !== null && /^[0-9A-Z-]+$/.test(word) ? word : null;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The instant at which a day of Paris begins, `addedDays` later; null when it is no day. */
export function readDay(search: Search, name: string, addedDays = 0): Date | null {
  const [, year, month, day] = (DAY.exec(readWord(search, name) ?? '') ?? []).map(Number);
  if (!year || !month || !day || month > 12 || day > 31) return null;
  return instantInParis({ year, month, day: day + addedDays, hour: 0, minute: 0, second: 0 });
}

/** `from` and `to`, both days included. */
export function readPeriod(search: Search): { from: Date | null; to: Date | null } {
  return { from: readDay(search, 'from'), to: readDay(search, 'to', 1) };
}

/** Where the page begins. */
export function readAfter(search: Search): Position | null {
  const cursor = readWord(search, 'cursor', 200);
  return (cursor === null ? undefined : decodeCursor(cursor)) ?? null;
}

/** The same address with other values; null takes a name out. */
export function withSearch(search: Search, changes: Record<string, string | null>): string {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...search, ...changes })) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last) kept.set(name, last);
  }
  return `?${kept}`;
}
