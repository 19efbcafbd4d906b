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

/** The environment of a process whose clock is two hours ahead: its waits go on as usual, and files keep their times. */
export const twoHoursAhead = () => ({
  LD_PRELOAD: faketimeLibrary() ?? '',
  FAKETIME: '+2h',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  NO_FAKE_STAT: '1',
});

/** The library that sets another time for programs (Debian's libfaketime), for all architectures; undefined without it. */
export function faketimeLibrary(): string | undefined {
  const libraries = '/usr/lib';
  return readdirSync(libraries)
    .map((folder) => join(libraries, folder, 'faketime', 'libfaketimeMT.so.1'))
    .find((file) => existsSync(file));
}
