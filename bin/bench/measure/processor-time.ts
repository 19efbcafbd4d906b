import { readdirSync, readFileSync } from 'node:fs';
import { cpuUsage } from 'node:process';

/** Processor time used so far, in milliseconds: more telling than requests per second on a machine that does other things. */
export type ProcessorTime = { serverMs: number; databaseMs: number; loadMs: number };

/** Linux counts in hundredths of a second, whatever the kernel's own clock (`man 5 proc`, USER_HZ). */
const tickMs = 10;

type Process = { pid: number; parent: number; name: string; usedMs: number };

/**
 * What the servers have used whose name begins with `serverName`, a process and those below it being looked at, what the PostgreSQL of an instance has, and what this
 * process has. NaN where the system does not tell.
 */
export function readProcessorTime(serverPid: number, serverName: string, instancePid: number): ProcessorTime {
  const processes = listProcesses();
  const named = (pid: number, start: string) => familyOf(pid, processes).filter(({ name }) => name.startsWith(start));
  const [server, database] = [named(serverPid, serverName), named(instancePid, 'postgres')];
  const own = cpuUsage();
  return { serverMs: total(server), databaseMs: total(database), loadMs: (own.user + own.system) / 1000 };
}

/** The processes below this one, itself included, whose name begins so. */
export const findProcesses = (pid: number, nameStart: string): { pid: number }[] =>
  familyOf(pid, listProcesses()).filter(({ name }) => name.startsWith(nameStart));

/** What one process has used so far, in milliseconds, its own children apart. */
export const processorTimeOf = (pid: number): number => readProcess(pid)[0]?.usedMs ?? 0;

const total = (family: Process[]) =>
  family.length > 0 ? family.reduce((sum, { usedMs }) => sum + usedMs, 0) : Number.NaN;

function familyOf(pid: number, processes: Process[]): Process[] {
  const family = processes.filter((each) => each.pid === pid);
  for (const member of family) family.push(...processes.filter(({ parent }) => parent === member.pid));
  return family;
}

function listProcesses(): Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)));
  } catch {
    return [];
  }
}

function readProcess(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [start, end] = [stat.indexOf('('), stat.lastIndexOf(')')];
    const [, parent, ...rest] = stat.slice(end + 2).split(' ');
    const usedMs = (Number(rest[9]) + Number(rest[10])) * tickMs;
    return [{ pid, parent: Number(parent), name: stat.slice(start + 1, end), usedMs }];
  } catch {
    return []; // it has ended meanwhile
  }
}
