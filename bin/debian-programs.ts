import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian and Ubuntu keep the server's own programs of PostgreSQL, a folder for each major version. */
const postgresFolder = '/usr/lib/postgresql';

/** Where the newest of them are; undefined without any. */
export function debianPostgres(): string | undefined {
  const versions = existsSync(postgresFolder) ? readdirSync(postgresFolder) : [];
  return versions
    .toSorted((one, other) => Number(other) - Number(one))
    .map((version) => join(postgresFolder, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'pg_restore')));
}

/** By its whole path: /usr/sbin is not everybody's. */
export const nginxProgram = '/usr/sbin/nginx';
