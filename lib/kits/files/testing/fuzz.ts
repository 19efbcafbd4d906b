import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createJudgePool, type JudgePoolOptions } from '@/lib/kits/files/pool';
import { corpusPath, readCorpus } from './corpus';
import { mutate } from './mutate';
import { seededRandom } from './random';

type Failure = Parameters<NonNullable<JudgePoolOptions['onFailure']>>[0];

export type FuzzReport = {
  judged: number;
  kept: number;
  refused: number;
  /** Mutations that no verdict came of: a crash of the judge, or a file over its budget; by their rank. */
  failures: { rank: number; of: string; why: Failure }[];
  slowest: { ms: number; rank: number; of: string };
  /** Of this process, which stands for the one that serves people. */
  longestPauseMs: number;
};

export type FuzzOptions = {
  seed: number;
  count: number;
  limits: Omit<JudgePoolOptions, 'onFailure'>;
  /** Where failing files are kept to be looked at; nowhere by default. */
  keepIn?: string;
};

/**
 * Judges mutations of both corpora in processes apart. Mutation n of a seed is always the same file.
 */
export async function fuzzJudge({ seed, count, limits, keepIn }: FuzzOptions): Promise<FuzzReport> {
  const { honest, hostile } = readCorpus();
  const rows = [...honest, ...hostile].filter(({ sizeBytes }) => sizeBytes > 0);
  const folder = await mkdtemp(path.join(tmpdir(), 'fuzz-'));
  const report: FuzzReport = {
    judged: 0,
    kept: 0,
    refused: 0,
    failures: [],
    slowest: { ms: 0, rank: 0, of: '' },
    longestPauseMs: 0,
  };
  const pauses = monitorEventLoopDelay({ resolution: 5 });
  pauses.enable();
  let next = 0;

  /** One file after the other, through a pool of one process: a failure is then known to be this file's. */
  async function work(worker: number): Promise<void> {
    let failure: Failure | undefined;
    const pool = createJudgePool({ ...limits, processes: 1, perGroup: 1, onFailure: (why) => (failure = why) });
    const file = path.join(folder, `${worker}`);
    for (let rank = next++; rank < count; rank = next++) {
      const random = seededRandom(seed + rank);
      const [row, other] = [random.pick(rows), random.pick(rows)];
      const [original, donor] = [await readFile(corpusPath(row)), await readFile(corpusPath(other))];
      // Making the mutation is work of this test, not of a process that serves people.
      pauses.disable();
      const bytes = mutate(original, donor, random);
      pauses.enable();
      await writeFile(file, bytes);
      failure = undefined;
      const since = performance.now();
      const verdict = await pool.judge(file, 'fuzz');
      const ms = performance.now() - since;
      report.judged += 1;
      if (verdict.ok) report.kept += 1;
      else report.refused += 1;
      if (failure) report.failures.push({ rank, of: row.path, why: failure });
      if (failure && keepIn) await writeFile(path.join(keepIn, `${seed}-${rank}`), bytes);
      if (ms > report.slowest.ms) report.slowest = { ms, rank, of: row.path };
    }
    pool.close();
  }

  await Promise.all(Array.from({ length: limits.processes }, (_, worker) => work(worker)));
  pauses.disable();
  report.longestPauseMs = pauses.max / 1e6;
  await rm(folder, { recursive: true });
  return report;
}

/** In one line, for people. */
export function describeFuzz(
  seed: number,
  { judged, kept, refused, failures, slowest, longestPauseMs }: FuzzReport,
): string {
  return (
    `seed ${seed}: ${judged} mutations, ${kept} kept, ${refused} refused, ${failures.length} without a verdict, ` +
    `slowest ${Math.round(slowest.ms)} ms (${slowest.rank}, of ${slowest.of}), longest pause of this process ${Math.round(longestPauseMs)} ms`
  );
}
