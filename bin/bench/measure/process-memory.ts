import { readFileSync, writeFileSync } from 'node:fs';
import { findProcesses } from './processor-time';

const kilobytesPerMebibyte = 1024;

/**
 * Watches the memory of these processes from where it stands. The function it returns says by how many MiB the one that
 * grew most has exceeded that at its peak. Linux only.
 */
export function watchMemory(pids: number[]): () => number {
  const idle = pids.map((pid) => {
    // a new peak from here (proc(5), clear_refs)
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return { pid, residentKb: readStatus(pid, 'VmRSS') };
  });
  return () =>
    Math.max(...idle.map(({ pid, residentKb }) => (readStatus(pid, 'VmHWM') - residentKb) / kilobytesPerMebibyte));
}

/** The most that a process has held so far, in MiB; undefined once it has ended. Linux only. */
export function peakMemory(pid: number): number | undefined {
  try {
    // A process that ends has no memory any more for a moment, and then no status
    return readStatus(pid, 'VmHWM') / kilobytesPerMebibyte || undefined;
  } catch {
    return undefined;
  }
}

/** The web processes of an instance. */
export const webProcesses = (instancePid: number): number[] =>
  findProcesses(instancePid, 'next-server').map(({ pid }) => pid);

function readStatus(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
}
