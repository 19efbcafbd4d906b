import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pid as ownPid } from 'node:process';

/** Kilobytes of resident memory: now, and at most since `forgetPeak`. Linux only. */
type Memory = { residentKb: number; peakKb: number };

export type MemoryGrowth = { name: string; megabytes: number };

/** Watches the Node processes that this one started, and theirs. `end` gives the one whose memory peaked highest over now. */
export function watchMemory(): { end(): MemoryGrowth } {
  const watched = nodeDescendants().map(({ pid, name }) => {
    forgetPeak(pid);
    return { pid, name, idleKb: memoryOf(pid).residentKb };
  });
  return {
    end() {
      const growths = watched.map(({ pid, name, idleKb }) => ({
        name,
        megabytes: (memoryOf(pid).peakKb - idleKb) / 1024,
      }));
      return growths.reduce((one, other) => (other.megabytes > one.megabytes ? other : one));
    },
  };
}

/** Starts a new peak from here (proc(5), clear_refs). */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

export function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  return { residentKb: kilobytes('VmRSS'), peakKb: kilobytes('VmHWM') };
}

function nodeDescendants(): { pid: number; name: string }[] {
  const parents = new Map(
    readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) ? [parentOf(Number(entry))] : [])),
  );
  const descends = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 0 && (parents.get(pid) === ownPid || descends(parents.get(pid)));
  return [...parents.keys()].filter(descends).flatMap((pid) => {
    const command = read(`/proc/${pid}/cmdline`).split('\0');
    return command[0]?.endsWith('node') || command[0]?.startsWith('next')
      ? [{ pid, name: command.join(' ').trim() }]
      : [];
  });
}

function parentOf(pid: number): [number, number] {
  const [, afterName = ''] = /^.*\)\s+(.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? [];
  return [pid, Number(afterName.split(' ')[1])];
}

/** Empty when the process ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
