import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { StopError } from '@/bin/terminal/stop-error';
import { startPostgres } from './embedded-postgres';
import { noteInWords, problemInWords } from './postgres-words';

it('a server that cannot run is told in French, in a line that says what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-password-'));
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, 'postgres', 'cluster'), { recursive: true });
  const [file, cluster] = [join(folder, 'postgres-password'), join(folder, 'postgres', 'cluster')];
  await expect(startPostgres(folder)).rejects.toThrow(
    new StopError(`${file} a disparu : rétablissez-le, ou supprimez ${cluster} pour repartir de zéro.`),
  );
  rmSync(folder, { recursive: true });
});

it('what was done and what went wrong name the place', () => {
  expect(noteInWords({ code: 'cluster_set_aside', folder: '/x.old' })).toContain('mise de côté dans /x.old.');
  expect(problemInWords({ code: 'other_version', folder: '/x', found: '17', expected: '18' })).toBe(
    'La base de /x vient de PostgreSQL 17 ; cette version emploie PostgreSQL 18.',
  );
});
