import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { versions } from 'node:process';
import postgres from 'postgres';
import { inProject } from '@/bin/machine/project';

/** The machine and the versions that figures hold for, and what else it was doing. */
export async function describeMachine(databaseUrl: string): Promise<string> {
  const sql = postgres(databaseUrl, { max: 1 });
  const [row] = await sql`show server_version`.finally(() => sql.end());
  const cores = cpus();
  const programs = [
    `Node ${versions.node}`,
    `Next ${versionOf('next')}`,
    `PostgreSQL ${row?.server_version}`,
    `autocannon ${versionOf('autocannon')}`,
  ];
  return `${cores.length} × ${cores[0]?.model.trim()}, charge ${describeLoad()}\n${programs.join(', ')}`;
}

/** The load average of the last minute, in the system's own unit: processes that run or wait to. */
export const describeLoad = (): string => (loadavg()[0] ?? 0).toFixed(1).replace('.', ',');

/** A warning when the machine was at work before the bench began; nothing otherwise. */
export const warnIfBusy = (): string[] =>
  (loadavg()[0] ?? 0) > cpus().length / 2
    ? ['La machine est déjà occupée : ni les débits ni les délais qui suivent ne valent, les rapports à peine.']
    : [];

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(inProject('node_modules', name, 'package.json'), 'utf8'));
  return version;
}
