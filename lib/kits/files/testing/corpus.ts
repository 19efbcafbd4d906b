import { readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'corpus');

/** A file of the corpus, made by `program`. `name`: as a candidate would send it. */
type Made = { path: string; name: string; program: string; what: string; sizeBytes: number };
export type Honest = Made & { mediaType: string; notes: string[] };
/** Refused for one of `reasons`, or kept under one of the extensions `harmless`, with which nothing runs it. */
export type Hostile = Made & { reasons: string[]; harmless: string[] };

const isHonest = (row: Honest | Hostile): row is Honest => row.path.startsWith('honest/');

/** The rows of manifest.json, which the makers wrote (corpus/README.md). */
export function readCorpus(): { honest: Honest[]; hostile: Hostile[] } {
  const rows: (Honest | Hostile)[] = JSON.parse(readFileSync(path.join(FOLDER, 'manifest.json'), 'utf8'));
  return { honest: rows.filter(isHonest), hostile: rows.filter((row) => !isHonest(row)) as Hostile[] };
}

/** Where a file of the corpus lies. */
export const corpusPath = (row: Made): string => path.join(FOLDER, row.path);
