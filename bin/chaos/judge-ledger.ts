import { quantile } from '@/bin/bench/load';
import type { Entry } from '@/bin/webhooks/receiver';

/** A market that the application confirmed to be finalised: from then on its event may not be lost. */
export type Finalised = { editor: string; identifier: string; atMs: number };

export type Verdict = {
  received: number;
  duplicates: number;
  /** Finalised, never received. */
  lost: string[];
  /** Received under more than one `webhook-id`. */
  changedId: string[];
  /** First received after a market that the same editor's buyer finalised later. */
  outOfOrder: string[];
  p50Ms: number;
  p95Ms: number;
};

/** Compares what was finalised, in order for each editor, with what the receiver wrote down. */
export function judgeLedger(finalised: Finalised[], ledger: Entry[]): Verdict {
  const arrivals = Map.groupBy(ledger, ({ identifier }) => identifier);
  const firstOf = (identifier: string) => arrivals.get(identifier)?.[0]?.atMs;
  const delays = finalised
    .flatMap(({ identifier, atMs }) => {
      const arrivedAtMs = firstOf(identifier);
      return arrivedAtMs === undefined ? [] : [Math.max(0, arrivedAtMs - atMs)];
    })
    .sort((a, b) => a - b);
  return {
    received: arrivals.size,
    duplicates: ledger.length - arrivals.size,
    lost: finalised.flatMap(({ identifier }) => (arrivals.has(identifier) ? [] : [identifier])),
    changedId: [...arrivals]
      .filter(([, entries]) => new Set(entries.map(({ webhookId }) => webhookId)).size > 1)
      .map(([identifier]) => identifier),
    outOfOrder: [...Map.groupBy(finalised, ({ editor }) => editor).values()].flatMap((theirs) =>
      lateOnes(theirs, ledger),
    ),
    p50Ms: quantile(delays, 0.5),
    p95Ms: quantile(delays, 0.95),
  };
}

/** Those of one editor's markets that came in after a later one. */
function lateOnes(finalised: Finalised[], ledger: Entry[]): string[] {
  const rankOf = new Map(finalised.map(({ identifier }, rank) => [identifier, rank]));
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
