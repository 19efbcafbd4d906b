import { tellKept } from '@/components/form/kept';
import { createStore } from './store';

/** All the files of the form's dossier together, and what is allowed; in bytes. */
export type Dossier = { sizeBytes: number; limitBytes: number; maxFileBytes: number };

/** Null until the page has said it: the server alone then judges sizes. */
export const dossier = createStore<Dossier | null>(null);

let underwayBytes = 0;

/** Room taken by a file that goes up; returns what frees it, once. */
export function takeRoom(bytes: number): () => void {
  let takenBytes = bytes;
  underwayBytes += takenBytes;
  return () => {
    underwayBytes -= takenBytes;
    takenBytes = 0;
  };
}

/** Why a file is not worth sending, known beforehand; what it replaces is not counted out here. */
export function sizeProblem(bytes: number, isReplacing: boolean): 'tooLarge' | 'dossierTooLarge' | null {
  const known = dossier.get();
  if (!known) return null;
  if (bytes > known.maxFileBytes) return 'tooLarge';
  const isFull = known.sizeBytes + underwayBytes + bytes > known.limitBytes;
  return isFull && !isReplacing ? 'dossierTooLarge' : null;
}

/** What the server answered last about the whole. */
export function noteDossier(told: { size_bytes: number } | undefined): void {
  const known = dossier.get();
  if (!told) return;
  if (known) dossier.set({ ...known, sizeBytes: told.size_bytes });
  tellKept();
}
