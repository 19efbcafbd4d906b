import { StopError } from '@/bin/terminal/stop-error';

/**
 * How much: events, `kill -9` of web and workers, restarts of PostgreSQL, `kill -9` during a creation under an idempotency
 * key, and the time that all of it may take; then whether every statement of every door is made to fail.
 */
export type ChaosOptions = {
  events: number;
  kills: number;
  restarts: number;
  creations: number;
  limitSeconds: number;
  failsStatements: boolean;
};

const usage = `Usage : npm run chaos [-- --tiny | --nightly]
        npm run chaos -- files [--count n] [--seed n]
        npm run chaos -- registers
        npm run chaos -- mails
        npm run chaos -- upgrade [DE VERS]

Sans option : 200 événements, 8 kill -9, 2 redémarrages de PostgreSQL, 30 kill -9 pendant une création à clé.
--tiny : 12, 2, 1 et 3. --nightly : 2000, 50, 5 et 30.
Ensuite, sauf avec --tiny, chaque instruction SQL de chaque adresse échoue à son tour (e2e/faults.spec.ts, en entier), et la
montée de version du guide est essayée entre les deux dernières étiquettes.`;

const sizes = new Map<string, ChaosOptions>([
  ['', { events: 200, kills: 8, restarts: 2, creations: 30, limitSeconds: 600, failsStatements: true }],
  ['--tiny', { events: 12, kills: 2, restarts: 1, creations: 3, limitSeconds: 150, failsStatements: false }],
  ['--nightly', { events: 2000, kills: 50, restarts: 5, creations: 30, limitSeconds: 3600, failsStatements: true }],
]);

/** Reads the arguments of `npm run chaos`. Throws a StopError that shows how to write them. */
export function readChaosOptions(args: string[]): ChaosOptions {
  const options = sizes.get(args.join(' '));
  if (!options) throw new StopError(usage);
  return options;
}
