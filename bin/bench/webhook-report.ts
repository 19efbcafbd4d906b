import type { Row } from '@/bin/terminal/table';
import type { Entry } from '@/bin/webhooks/receiver';
import { quantile } from './load';
import { describeLoad } from './measure/machine';
import type { Commit } from './webhook-load';

/** What became of some events: their delays from commit to first reception, sorted; infinite when they never came. */
export type Delays = { name: string; delaysMs: number[] };

export function measureDelays(name: string, commits: Commit[], entries: Entry[]): Delays {
  const arrivals = new Map<string, number>();
  for (const { identifier, atMs } of entries) if (!arrivals.has(identifier)) arrivals.set(identifier, atMs);
  const delaysMs = commits
    .map(({ identifier, atMs }) => Math.max(0, (arrivals.get(identifier) ?? Number.POSITIVE_INFINITY) - atMs))
    .sort((a, b) => a - b);
  return { name, delaysMs };
}

/** A line of a table. */
export function describeDelays({ name, delaysMs }: Delays): Row {
  const at = (share: number) => milliseconds(quantile(delaysMs, share));
  return {
    '': name,
    événements: delaysMs.length,
    'non reçus': delaysMs.filter((delay) => !Number.isFinite(delay)).length,
    'p50 ms': at(0.5),
    'p95 ms': at(0.95),
    'p99 ms': at(0.99),
    'max ms': at(1),
    charge: describeLoad(),
  };
}

const milliseconds = (value: number) => (Number.isFinite(value) ? value.toFixed(0) : '∞');

/** A number with its decimals after a comma. */
export const decimal = (value: number, digits: number): string => value.toFixed(digits).replace('.', ',');
