import { parseArgs } from 'node:util';
import { StopError } from '@/bin/terminal/stop-error';

export const groups = [
  'token',
  'market',
  'bearer',
  'processes',
  'pages',
  'candidates',
  'documents',
  'uploads',
  'files',
  'floods',
  'zip',
] as const;
export type GroupName = (typeof groups)[number];

export type Options = {
  seconds: number;
  connections: number;
  rounds: number;
  candidates: number;
  only: readonly GroupName[];
};

const usage = `Usage : npm run bench [-- --seconds 5] [--connections 100] [--rounds 3] [--candidates 50] [--only ${groups.join(',')}]
        npm run bench -- webhooks [--seconds 20] [--burst 10000]`;

/** Reads the arguments of `npm run bench`. Throws a StopError that shows how to write them. */
export function readOptions(args: string[]): Options {
  const values = parse(args);
  const only = values.only?.split(',') ?? [...groups];
  if (!only.every(isGroup)) throw new StopError(usage);
  return {
    seconds: readCount(values.seconds, 5),
    connections: readCount(values.connections, 100),
    rounds: readCount(values.rounds, 3),
    candidates: readCount(values.candidates, 50),
    only,
  };
}

const isGroup = (name: string): name is GroupName => groups.some((group) => group === name);

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { seconds: text, connections: text, rounds: text, candidates: text, only: text },
    }).values;
  } catch {
    throw new StopError(usage);
  }
}

function readCount(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new StopError(usage);
}
