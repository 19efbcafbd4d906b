import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { StopError } from '@/bin/terminal/stop-error';
import { readSecretKey } from './configuration';

/**
 * Makes the data folder when it does not exist. As root, PostgreSQL runs as another user, who must be able to go
 * through the folder (not to list it) to reach its own part.
 */
export function makeDataFolder(folder: string): void {
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StopError(`Impossible de créer le dossier de données ${folder} (DATA_DIR) : ${code}.`);
  }
}

/** Reads a file that only its owner may read, made on the first call with what `make` returns. */
export function keepPrivateFile(file: string, make: () => string): string {
  if (!existsSync(file)) {
    // Renamed once complete: a file cut short by a crash would be a secret lost for ever.
    writeFileSync(`${file}.new`, `${make()}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/** The master secret: the one given, else the one kept in the data folder, made on the first start. */
export function keepSecretKey(folder: string, given: string | undefined): string {
  if (given) return given;
  const file = join(folder, 'secret-key');
  const kept = readSecretKey(
    file,
    keepPrivateFile(file, () => randomBytes(32).toString('hex')),
  );
  if (kept) return kept;
  throw new StopError(`${file} est vide : rétablissez-le, ou supprimez-le pour qu’un nouveau secret soit créé.`);
}
