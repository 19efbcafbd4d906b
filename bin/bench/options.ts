import { parseArgs } from 'node:util';
import { StopError } from '@/bin/terminal/stop-error';

export const GROUPS = [
  'token',
  'market',
  'bearer',
  'processes',
  'pages',
  'phone',
  'walk',
  'candidates',
  'documents',
  'uploads',
  'files',
  'floods',
  'zip',
  'registers',
  'registers-true-clock',
  'claims',
  'rush',
  'rush-15-minutes',
] as const;
export type GroupName = (typeof GROUPS)[number];

export const WEBHOOK_PARTS = ['rates', 'isolation', 'burst', 'markets'] as const;
export type WebhookPart = (typeof WEBHOOK_PARTS)[number];

const usage = `Usage : npm run bench [-- --only ${GROUPS.join(',')}]
        npm run bench -- --only rush [--before DOSSIER]
        npm run bench -- webhooks [--only ${WEBHOOK_PARTS.join(',')}]`;

/** What to measure: those that `--only` names, or all. Throws a StopError that shows how to write it. */
export function readOnly<Name extends string>(args: string[], all: readonly Name[]): readonly Name[] {
  const names = readNames(args);
  const only = all.filter((name) => names?.includes(name) ?? true);
  if (names && only.length < names.length) throw new StopError(usage);
  return only;
}

function readNames(args: string[]): string[] | undefined {
  try {
    return parse(args).only?.split(',');
  } catch {
    throw new StopError(usage);
  }
}

/** The folder of another version, built, that `rush` is compared with; it has been read without error before. */
export const readBefore = (args: string[]): string | undefined => parse(args).before;

const parse = (args: string[]) =>
  parseArgs({ args, options: { only: { type: 'string' }, before: { type: 'string' } } }).values;
