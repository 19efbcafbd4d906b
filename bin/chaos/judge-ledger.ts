import { quantile } from '@/bin/bench/load';
import type { Entry } from '@/bin/webhooks/receiver';

/** An event about this market that is known to be committed: from then on it may not be lost. */
export type Told = { market: string; identifier: string; atMs: number };

export type Verdict = {
  received: number;
  duplicates: number;
  /** Committed, never received. */
  lost: string[];
  /** Received under more than one `webhook-id`. */
  changedId: string[];
  /** First received after a later event about the same market. */
  outOfOrder: string[];
  p50Ms: number;
  p95Ms: number;
};

/** Compares what was told, in order for each market, with what the receiver wrote down. */
export function judgeLedger(told: Told[], ledger: Entry[]): Verdict {
  const arrivals = Map.groupBy(ledger, ({ identifier }) => identifier);
  const firstOf = (identifier: string) => arrivals.get(identifier)?.[0]?.atMs;
  const delays = told
    .flatMap(({ identifier, atMs }) => {
      const arrivedAtMs = firstOf(identifier);
      return arrivedAtMs === undefined ? [] : [Math.max(0, arrivedAtMs - atMs)];
    })
    .sort((a, b) => a - b);
  return {
    received: arrivals.size,
    duplicates: ledger.length - arrivals.size,
    lost: told.flatMap(({ identifier }) => (arrivals.has(identifier) ? [] : [identifier])),
    changedId: [...arrivals]
      .filter(([, entries]) => new Set(entries.map(({ webhookId }) => webhookId)).size > 1)
      .map(([identifier]) => identifier),
    outOfOrder: [...Map.groupBy(told, ({ market }) => market).values()].flatMap((its) => lateOnes(its, ledger)),
    p50Ms: quantile(delays, 0.5),
    p95Ms: quantile(delays, 0.95),
  };
}

/** Those of one market's events that came in after a later one. */
function lateOnes(told: Told[], ledger: Entry[]): string[] {
  const rankOf = new Map(told.map(({ identifier }, rank) => [identifier, rank]));
  const late: string[] = [];
  const seen = new Set<string>();
  let highest = -1;
  for (const { identifier } of ledger) {
    const rank = rankOf.get(identifier);
    if (rank === undefined || seen.has(identifier)) continue;
    seen.add(identifier);
    if (rank < highest) late.push(identifier);
    highest = Math.max(highest, rank);
  }
  return late;
}
