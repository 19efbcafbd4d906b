import { decimal } from '@/bin/bench/webhook-report';
import { drawTable } from '@/bin/terminal/table';
import type { Verdict } from './judge-ledger';
import type { ChaosOptions } from './options';

export type ChaosResult = {
  options: ChaosOptions;
  /** Events that were committed. */
  told: number;
  verdict: Verdict;
  /** Markets created under a key that exist twice, or not at all. */
  notOnce: string[];
  seconds: number;
  load: string;
};

/** Whether every promise was kept. A duplicate under the same `webhook-id` breaks none. */
export const isSpotless = ({ lost, changedId, outOfOrder }: Verdict): boolean =>
  lost.length + changedId.length + outOfOrder.length === 0;

/** The counts, and the events concerned when there are some. */
export function describeChaos({ options, told, verdict, notOnce, seconds, load }: ChaosResult): string {
  const { lost, changedId, outOfOrder } = verdict;
  const counts = {
    événements: told,
    'kill -9 (web et travaux)': options.kills,
    'redémarrages de PostgreSQL': options.restarts,
    'reçus par l’éditeur': verdict.received,
    'reçus en double (même webhook-id)': verdict.duplicates,
    perdus: lost.length,
    'webhook-id changé': changedId.length,
    'dans le désordre': outOfOrder.length,
    'kill -9 pendant une création à clé': options.creations,
    'créations à clé faites deux fois, ou perdues': notOnce.length,
    'délai p50': `${decimal(verdict.p50Ms / 1000, 2)} s`,
    'délai p95': `${decimal(verdict.p95Ms / 1000, 2)} s`,
    durée: `${seconds.toFixed(0)} s`,
    charge: load,
  };
  const details = Object.entries({
    Perdus: lost,
    'webhook-id changé': changedId,
    'En désordre': outOfOrder,
    'À clé': notOnce,
  })
    .filter(([, identifiers]) => identifiers.length > 0)
    .map(([what, identifiers]) => `${what} : ${identifiers.join(', ')}`);
  return [drawTable({ data: counts }), ...details].join('\n');
}
