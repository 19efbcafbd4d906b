import { parseArgs } from 'node:util';
import { StopError } from '@/bin/terminal/stop-error';

/**
 * How much: events, `kill -9` of web and workers, restarts of PostgreSQL, `kill -9` during a creation under an idempotency
 * key, and the time that all of it may take.
 */
export type ChaosOptions = {
  events: number;
  kills: number;
  restarts: number;
  creations: number;
  limitSeconds: number;
};

/** Whether every statement of every door is made to fail, once nothing dies any more. */
export const failsStatements = (args: string[]): boolean => !parse(args).tiny;

const usage = `Usage : npm run chaos [-- --tiny | --nightly] [--events n] [--kills n] [--restarts n] [--creations n] [--limit-seconds n]

Sans option : 200 événements, 8 kill -9, 2 redémarrages de PostgreSQL, 30 kill -9 pendant une création à clé.
--tiny : 12, 2, 1 et 3. --nightly : 2000, 50, 5 et 30.
Ensuite, sauf avec --tiny, chaque instruction SQL de chaque adresse échoue à son tour (e2e/faults.spec.ts, en entier).`;

const sizes = {
  tiny: { events: 12, kills: 2, restarts: 1, creations: 3, limitSeconds: 150 },
  small: { events: 200, kills: 8, restarts: 2, creations: 30, limitSeconds: 600 },
  nightly: { events: 2000, kills: 50, restarts: 5, creations: 30, limitSeconds: 3600 },
} satisfies Record<string, ChaosOptions>;

/** Reads the arguments of `npm run chaos`. Throws a StopError that shows how to write them. */
export function readChaosOptions(args: string[]): ChaosOptions {
  const given = parse(args);
  const size = given.nightly ? sizes.nightly : given.tiny ? sizes.tiny : sizes.small;
  return {
    events: readCount(given.events, size.events),
    kills: readCount(given.kills, size.kills),
    restarts: readCount(given.restarts, size.restarts),
    creations: readCount(given.creations, size.creations),
    limitSeconds: readCount(given['limit-seconds'], size.limitSeconds),
  };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    tiny: flag,
    nightly: flag,
    events: text,
    kills: text,
    restarts: text,
    creations: text,
    'limit-seconds': text,
  };
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new StopError(usage);
  }
}

function readCount(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (/^\d{1,5}$/.test(value)) return Number(value);
  throw new StopError(usage);
}
