import { readdirSync, readFileSync } from 'node:fs';
import { kill } from 'node:process';

/** The processes of an instance that are killed: its web server, its workers, its PostgreSQL. */
export type Victim = 'web' | 'worker' | 'postgres';

const commands: Record<Victim, RegExp> = {
  // Next renames its process.
  web: /^next-server|standalone\/server\.js$/,
  worker: /bin\/worker\.ts/,
  postgres: /\/postgres$/,
};

/** The processes of a kind that a launcher has started and that run now. */
export function findVictims(launcherPid: number, victim: Victim): number[] {
  return childrenOf(launcherPid).filter((pid) => commandOf(pid).some((word) => commands[victim].test(word)));
}

export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) =>
        read(`/proc/${pid}/stat`)
          .replace(/^.*\) \S /s, '')
          .split(' ')[0] === String(parent),
    )
    .sort((a, b) => a - b);
}

const commandOf = (pid: number): string[] => read(`/proc/${pid}/cmdline`).split('\0');

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}

/** Sends a signal to the one that has run longest; false when none runs at this moment. */
export function strike(launcherPid: number, victim: Victim, signal: NodeJS.Signals): boolean {
  const [pid] = findVictims(launcherPid, victim);
  if (pid === undefined) return false;
  try {
    return kill(pid, signal);
  } catch {
    return false; // it has ended meanwhile
  }
}
