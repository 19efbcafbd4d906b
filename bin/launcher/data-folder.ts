import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { keepPrivateFile } from '@/bin/machine/private-file';
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
