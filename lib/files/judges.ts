import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createJudgePool, type JudgePool } from '@/lib/kits/files/pool';
import { log } from '@/lib/observability/log';

/**
 * Figures for the honest: a PDF of 100 MB takes a second and 250 MB of memory, the largest workbooks some seconds
 * (`npm run bench -- --only files`). A place is waited for as long as a browser waits without a word.
 */
const LIMITS = { memoryBytes: 700_000_000, processorSeconds: 15, clockSeconds: 60, waitSeconds: 60 };
/** One candidate takes no more than this of the processes, whatever they send. */
const PER_APPLICATION = 1;
const MAX_PROCESSES = 4;

let judges: JudgePool | undefined;

/** The processes that judge the files of this instance. `spoolDir`: where files lie meanwhile. */
export function instanceJudges(spoolDir: string): JudgePool {
  judges ??= createJudgePool({
    ...LIMITS,
    processes: Math.min(MAX_PROCESSES, availableParallelism()),
    perGroup: PER_APPLICATION,
    program: judgeProgram(spoolDir),
    onFailure: (why) => log().warn(why, 'file not judged'),
  });
  return judges;
}

/**
 * The build has the program as one file beside its server (bin/launcher/build-if-needed.ts), which needs nothing else of the disk
 * and may read nothing else; elsewhere it is run from its source.
 */
function judgeProgram(spoolDir: string): string[] {
  const built = path.resolve('judge.cjs');
  if (!existsSync(built)) return ['--import', 'tsx', path.resolve('lib', 'kits', 'files', 'child.ts')];
  return ['--permission', `--allow-fs-read=${built}`, `--allow-fs-read=${spoolDir}`, built];
}
