import { dirname, join } from 'node:path';

/** What each file imports, as written in it: a map, or what reads the files as they are asked for. */
type Imports = { has(file: string): boolean; get(file: string): readonly string[] | undefined };

const ENDINGS = ['', '.ts', '.tsx', '.mjs', '.cjs', '/index.ts', '/index.tsx'];

/** Returns the file of ours that `request` means in `from`; undefined for a package, a style sheet and the like. */
function resolveImport(imports: Imports, from: string, request: string): string | undefined {
  if (!/^(@\/|\.)/.test(request)) return undefined;
  const path = request.startsWith('@/') ? request.slice(2) : join(dirname(from), request);
  return ENDINGS.map((ending) => path + ending).find((file) => imports.has(file));
}

/** Returns the files that loading `entries` loads of ours, themselves included. */
export function loadedWith(imports: Imports, entries: readonly string[]): Set<string> {
  const seen = new Set(entries);
  for (const file of seen) {
    for (const request of imports.get(file) ?? []) {
      const target = resolveImport(imports, file, request);
      if (target) seen.add(target);
    }
  }
  return seen;
}
