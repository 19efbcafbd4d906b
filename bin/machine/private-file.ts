import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Reads a file that only its owner may read, made on the first call with what `make` returns. */
export function keepPrivateFile(file: string, make: () => string): string {
  if (!existsSync(file)) {
    // Renamed once complete: a file cut short by a crash would be a secret lost for ever.
    writeFileSync(`${file}.new`, `${make()}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8').trim();
}
