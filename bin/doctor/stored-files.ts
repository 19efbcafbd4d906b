import { createHash } from 'node:crypto';
import { namedKeys, type StoredRow, type StoredTable, storedRows } from '@/db/queries/inspection';
import { objectKey } from '@/lib/kits/storage/object-key';
import { StorageError } from '@/lib/kits/storage/storage';
import { failureCode } from '@/lib/observability/failure-code';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { type Check, type Finding, fault, notice, ok } from './finding';

const BATCH = 500;
/** What the sweep leaves alone: an upload under way has no row yet. */
const GRACE_MS = 24 * 3_600_000;

/** Every object that a table names: there, of its size, and, unless it goes quickly, with its digest. */
export function checkStoredFiles(name: string, table: StoredTable): Check {
  return {
    name,
    async run({ quick }) {
      const problems: string[] = [];
      let [count, bytes, wrong] = [0, 0, 0];
      for await (const row of storedRows(table)) {
        count += 1;
        bytes += row.sizeBytes;
        const problem = await problemWith(row, quick);
        if (problem === undefined) continue;
        wrong += 1;
        if (problems.length < BATCH) problems.push(`${row.application} ${row.storageKey} : ${problem}`);
      }
      const detail = `${countOfFiles(count)}, ${megabytes(bytes)} Mo, ${quick ? 'tailles vérifiées' : 'empreintes vérifiées'}`;
      return wrong === 0 ? ok(detail) : fault(`${wrong} en défaut sur ${countOfFiles(count)}`, problems, wrong);
    },
  };
}

const countOfFiles = (count: number) => `${count} ${count > 1 ? 'fichiers' : 'fichier'}`;
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1).replace('.', ',');

async function problemWith({ storageKey, sha256, sizeBytes }: StoredRow, quick: boolean): Promise<string | undefined> {
  if (storageKey !== objectKey(sha256)) return 'la base se contredit (clé et empreinte)';
  const found = await instanceStorage().stat(storageKey);
  if (!found) return 'absent';
  if (found.sizeBytes !== sizeBytes) return `taille de ${found.sizeBytes} octets au lieu de ${sizeBytes}`;
  if (quick) return undefined;
  try {
    return (await digestOf(storageKey)) === sha256 ? undefined : 'contenu modifié';
  } catch (error) {
    if (!(error instanceof StorageError)) return `illisible (${(error as NodeJS.ErrnoException).code ?? 'erreur'})`;
    return error.reason === 'missing' ? 'absent' : `illisible (${failureCode(error)})`;
  }
}

/** Streamed: what a file weighs does not count. */
async function digestOf(key: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of await instanceStorage().get(key)) hash.update(piece);
  return hash.digest('hex');
}

/** Objects that no row names: harmless, and swept a day after they were put. */
export const checkOrphans: Check = {
  name: 'Objets sans propriétaire',
  async run({ now }): Promise<Finding> {
    let [orphans, recent] = [0, 0];
    let batch: { key: string; putAt: Date }[] = [];
    const count = async () => {
      const named = batch.length > 0 ? await namedKeys(batch.map(({ key }) => key)) : new Set<string>();
      for (const { key, putAt } of batch) {
        if (named.has(key)) continue;
        if (now.getTime() - putAt.getTime() < GRACE_MS) recent += 1;
        else orphans += 1;
      }
      batch = [];
    };
    for await (const object of instanceStorage().list()) if (batch.push(object) === BATCH) await count();
    await count();
    const detail = `${orphans} à balayer, ${recent} de moins d’un jour`;
    return orphans === 0 ? ok(detail) : notice(`${detail} : le balayage horaire les retirera`);
  },
};
