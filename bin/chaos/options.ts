import { parseArgs } from 'node:util';
import { StopError } from '@/bin/stop-error';

/** How much: events, `kill -9` of web and workers, restarts of PostgreSQL, and the time that all of it may take. */
export type ChaosOptions = { events: number; kills: number; restarts: number; limitSeconds: number };

const usage = `Usage : npm run chaos [-- --tiny | --nightly] [--events n] [--kills n] [--restarts n] [--limit-seconds n]

Sans option : 200 événements, 8 kill -9, 2 redémarrages de PostgreSQL. --tiny : 12, 2 et 1. --nightly : 2000, 50 et 5.`;

const sizes = {
  tiny: { events: 12, kills: 2, restarts: 1, limitSeconds: 120 },
  small: { events: 200, kills: 8, restarts: 2, limitSeconds: 300 },
  nightly: { events: 2000, kills: 50, restarts: 5, limitSeconds: 3600 },
} satisfies Record<string, ChaosOptions>;

/** Reads the arguments of `npm run chaos`. Throws a StopError that shows how to write them. */
export function readChaosOptions(args: string[]): ChaosOptions {
  const given = parse(args);
  const size = given.nightly ? sizes.nightly : given.tiny ? sizes.tiny : sizes.small;
  return {
    events: readCount(given.events, size.events),
    kills: readCount(given.kills, size.kills),
    restarts: readCount(given.restarts, size.restarts),
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
