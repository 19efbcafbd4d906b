import { readFileSync } from 'node:fs';
import { decimal } from '@/bin/bench/webhook-report';
import { childrenOf, findVictims, type Victim } from '@/bin/chaos/victims';

export type Spent = Record<Victim, number>;

/** The unit of /proc, the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Begins to count the processor time of an instance's web servers, workers and PostgreSQL; what it returns says how much so far, in s. */
export function processorMeter(launcherPid: number): () => Spent {
  const read = (): Spent => ({
    web: secondsOf(launcherPid, 'web'),
    worker: secondsOf(launcherPid, 'worker'),
    postgres: secondsOf(launcherPid, 'postgres'),
  });
  const before = read();
  return () => {
    const now = read();
    return { web: now.web - before.web, worker: now.worker - before.worker, postgres: now.postgres - before.postgres };
  };
}

/** Unlike delays, processor time says little of what else the machine was doing. */
export const describeProcessor = ({ worker, postgres }: Pick<Spent, 'worker' | 'postgres'>, events: number): string =>
  `Processeur par événement : travaux ${milliseconds(worker, events)} ms, PostgreSQL ${milliseconds(postgres, events)} ms`;

const milliseconds = (seconds: number, events: number) => decimal((seconds * 1000) / events, 1);

/** Of these processes and of their children, those that have ended included. */
function secondsOf(launcherPid: number, victim: Victim): number {
  const own = findVictims(launcherPid, victim);
  const pids = [...own, ...own.flatMap(childrenOf)];
  return pids.reduce((sum, pid) => sum + ticksOf(pid, own.includes(pid)), 0) / ticksPerSecond;
}

function ticksOf(pid: number, withEndedChildren: boolean): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, withEndedChildren ? 15 : 13).reduce((sum, ticks) => sum + Number(ticks), 0);
  } catch {
    return 0;
  }
}
