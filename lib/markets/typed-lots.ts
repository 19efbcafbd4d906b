import type { NewLot } from '@/db/queries/markets';
import { oneLine } from '@/lib/input/plain-text';
import { cpvCode, MAX_LOTS } from './market-input';

/** The lots of a market and its limits as its buyer types them; a member that is null was not asked. */
export type TypedLots = { lots: string | null; lotLimit: string | null; awardLimit: string | null };

export type LotProblem = 'lot_name' | 'lot_cpv' | 'many_lots' | 'lot_limit' | 'award_limit';
/** `line`: of the list, from 1. */
export type LotMistake = { code: LotProblem; line?: number };

const name = oneLine();

/** One lot a line: its name, then, after a semicolon, its CPV code if it has one. Empty lines count for nothing. */
export function readLots(typed: string): NewLot[] | LotMistake {
  const lines = typed.split(/\r\n?|\n/);
  const lots: NewLot[] = [];
  for (const [place, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [, before = line, code] = /^(.*?)\s*;\s*([^;]*)$/.exec(line) ?? [];
    const named = name.safeParse(before.trim());
    if (!named.success) return { code: 'lot_name', line: place + 1 };
    if (code && !cpvCode.safeParse(code.trim()).success) return { code: 'lot_cpv', line: place + 1 };
    lots.push({ name: named.data, cpvCode: code?.trim() || null });
  }
  return lots.length > MAX_LOTS ? { code: 'many_lots' } : lots;
}

/** As they are typed: the inverse. */
export const writeLots = (lots: readonly NewLot[]): string =>
  lots.map((lot) => (lot.cpvCode ? `${lot.name} ; ${lot.cpvCode}` : lot.name)).join('\n');

/** A whole number of lots, at most `count`; null for none. */
export function readLimit(typed: string, count: number): number | null | undefined {
  if (typed.trim() === '') return null;
  const limit = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return limit >= 1 && limit <= count ? limit : undefined;
}

/** Numbers of lots as one writes them: « 1, 3 et 5-7 »; nothing for all of them. Undefined when some are not lots. */
export function readLotNumbers(typed: string, count: number): number[] | undefined {
  const parts = typed
    .toLowerCase()
    .replace(/\blots?\b/g, ' ')
    .split(/[\s,;]+|\bet\b/)
    .filter(Boolean);
  const numbers = new Set<number>();
  for (const part of parts) {
    const [, first, last = first] = /^(\d{1,3})(?:[-–](\d{1,3}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && to >= from && to <= count)) return undefined;
    for (let number = from; number <= to; number++) numbers.add(number);
  }
  return [...numbers].sort((one, other) => one - other);
}
