import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Memory that a process holds, in bytes. Linux only, like the two below. */
export function residentBytes(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** The process that listens on a port of this machine; undefined when none does. */
export function listenerOf(port: number): number | undefined {
  const socket = `socket:[${inodeOf(port)}]`;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).find((pid) => linksOf(`/proc/${pid}/fd`).includes(socket));
}

/** proc(5): local address and port in hexadecimal, `0A` for one that listens, the inode in the tenth column. */
function inodeOf(port: number): string | undefined {
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0');
  const lines = ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n'));
  const columns = lines.map((line) => line.trim().split(/\s+/));
  return columns.find((line) => line[1]?.endsWith(`:${hexadecimal}`) && line[3] === '0A')?.[9];
}

function linksOf(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`));
  } catch {
    // Another user's process, or one that has ended meanwhile.
    return [];
  }
}
