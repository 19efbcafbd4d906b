import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** An editor writes a file in several goes, and a person or git several files. */
const SETTLE_MS = 100;

/**
 * Calls `changed` with what was saved under `folders` of `root`, as paths in `root`, once nothing more comes. Returns what
 * ends it. Each folder is watched by itself: Node's recursive watch on Linux loses a file that was replaced, which is how
 * many editors save.
 */
export function watchFiles(root: string, folders: readonly string[], changed: (files: string[]) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let saved = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function follow(folder: string): void {
    watchers.get(folder)?.close();
    const watcher = watch(join(root, folder), (_event, name) => name && note(join(folder, name)));
    watchers.set(
      folder,
      watcher.on('error', () => watcher.close()),
    );
    for (const name of foldersIn(join(root, folder))) follow(join(folder, name));
  }

  function note(path: string): void {
    if (isFolder(join(root, path))) {
      if (!watchers.has(path)) arrive(path);
      return;
    }
    watchers.delete(path); // a folder that has gone may come back
    saved.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...saved];
      saved = new Set();
      changed(files);
    }, SETTLE_MS);
  }

  /** A folder that is new may already hold files. */
  function arrive(folder: string): void {
    follow(folder);
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) note(join(entry.parentPath, entry.name).slice(root.length + 1));
  }

  for (const folder of folders) follow(folder);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
