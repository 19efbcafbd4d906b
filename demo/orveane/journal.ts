import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** A list kept in memory and in an append-only file of JSON lines, the oldest entries being dropped beyond a limit. */
export type Journal<Entry> = {
  /** Oldest first. */
  entries: () => readonly Entry[];
  /** Resolves once the entry is in the file. */
  append: (entry: Entry) => Promise<void>;
};

/** Only its owner may read it: access links are kept in it. */
const fileMode = 0o600;

/**
 * Opens a journal, reading again what an earlier run left. A line cut short by a crash is ignored.
 * @param maxEntries how many entries are kept; the file is rewritten when it holds twice as many.
 */
export async function openJournal<Entry>(
  path: string,
  schema: z.ZodType<Entry>,
  maxEntries: number,
): Promise<Journal<Entry>> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  let entries = parseLines(await readOrEmpty(path), schema).slice(-maxEntries);
  let linesInFile = 0;
  let lastWrite: Promise<void> = Promise.resolve();

  async function rewrite(): Promise<void> {
    const kept = entries.map(toLine);
    await writeFile(`${path}.new`, kept.join(''), { mode: fileMode });
    await rename(`${path}.new`, path);
    linesInFile = kept.length;
  }

  async function write(entry: Entry): Promise<void> {
    entries = [...entries, entry].slice(-maxEntries);
    if (linesInFile >= 2 * maxEntries) return rewrite();
    await appendFile(path, toLine(entry), { mode: fileMode });
    linesInFile += 1;
  }

  await rewrite();
  return {
    entries: () => entries,
    append(entry) {
      // One write after another; a write that failed is told to its own caller and does not stop the next one.
      const written = lastWrite.catch(() => undefined).then(() => write(entry));
      lastWrite = written;
      return written;
    },
  };
}

function toLine(entry: unknown): string {
  return `${JSON.stringify(entry)}\n`;
}

function parseLines<Entry>(content: string, schema: z.ZodType<Entry>): Entry[] {
  return content.split('\n').flatMap((line) => {
    const parsed = schema.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
