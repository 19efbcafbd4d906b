import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { complain, say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { describeFuzz, fuzzJudge } from '@/lib/kits/files/testing/fuzz';
import { TEST_LIMITS } from '@/lib/kits/files/testing/limits';
import { stickJudges } from './stuck-judges';

const usage = `Usage : npm run chaos -- files [--count n] [--seed n]

Juge des fichiers altérés (20000 sans option) des deux corpus ; dit la graine, ce qui a dépassé ses limites et la plus longue pause.
Puis arrête les processus qui jugent, dans l’application construite : qui attend une minute en est averti, et aucun ne survit au serveur.`;

/**
 * `npm run chaos -- files`: mutations of both corpora, judged in processes apart. Those without a verdict are kept in
 * test-results/chaos-files. Then processes that judge are stopped under the application. True when every file got its
 * verdict, and what waited was told (./stuck-judges.ts).
 */
export async function runFilesChaos(args: string[]): Promise<boolean> {
  const { count, seed } = readOptions(args);
  const keepIn = path.join('test-results', 'chaos-files');
  mkdirSync(keepIn, { recursive: true });
  const report = await fuzzJudge({ seed, count, limits: TEST_LIMITS, keepIn });
  say(describeFuzz(seed, report));
  for (const { rank, of, why } of report.failures) complain(`${rank}, of ${of}: ${JSON.stringify(why)}`);
  const isTold = await stickJudges();
  return report.failures.length === 0 && isTold;
}

function readOptions(args: string[]): { count: number; seed: number } {
  const text = { type: 'string' } as const;
  const read = (value: string | undefined, fallback: number) => {
    if (value !== undefined && !/^\d{1,9}$/.test(value)) throw new StopError(usage);
    return value === undefined ? fallback : Number(value);
  };
  try {
    const { count, seed } = parseArgs({ args, options: { count: text, seed: text } }).values;
    return { count: read(count, 20_000), seed: read(seed, Date.now() % 1_000_000_000) };
  } catch {
    throw new StopError(usage);
  }
}
