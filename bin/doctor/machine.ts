import { databaseTime, findLiveProcesses } from '@/db/queries/monitoring';
import { CLOCKS_AGREE_MS } from '@/lib/kits/clock/clock';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { type Check, fault, ok } from './finding';

/** Files can be read and written, and there is room for those that people upload. */
export const checkStorage: Check = {
  name: 'Stockage',
  async run() {
    const storage = instanceStorage();
    if (!(await storage.isReady()))
      return fault('rien ne peut y être écrit', ['disque plein, dossier fermé à cet utilisateur, ou seau absent']);
    const roomBytes = await storage.roomBytes();
    if (roomBytes === 0) {
      return fault('plein : les dépôts de fichiers sont refusés', [
        'DISK_RESERVE ou STORAGE_CEILING est atteint : faites de la place ; les transmissions se font encore',
      ]);
    }
    return ok(`il reste ${(roomBytes / 1e9).toFixed(1).replace('.', ',')} Go aux dépôts de fichiers`);
  },
};

/** How long ago a process must have reported to be counted: as `/readyz`. */
const ALIVE_MS = 20_000;

/** This machine, the database and every process that runs agree on the time. */
export const checkClocks: Check = {
  name: 'Horloges',
  async run() {
    const [before, atDatabase, after] = [Date.now(), await databaseTime(), Date.now()];
    const oursMs = Math.max(before - atDatabase.getTime(), atDatabase.getTime() - after);
    const processes = await findLiveProcesses(ALIVE_MS);
    const differences = [
      { who: 'cette commande', ms: oursMs },
      ...processes.map(({ kind, clockAheadSeconds }) => ({ who: kind, ms: Math.abs(clockAheadSeconds) * 1000 })),
    ];
    const wrong = differences.filter(({ ms }) => ms > CLOCKS_AGREE_MS);
    if (wrong.length === 0) return ok('celles de l’application et de la base s’accordent');
    const problems = wrong.map(({ who, ms }) => `${who} : ${Math.round(ms / 1000)} s d’écart avec la base de données`);
    return fault('elles diffèrent : réglez l’heure des machines (NTP)', problems);
  },
};
