import { readFileSync, statSync } from 'node:fs';
import { inProject } from '@/bin/machine/project';
import { isTest } from './house';
import { loadedWith } from './import-graph';
import { readSource, type Source } from './read-source';

/** Returns the code of tests and of what they load that is itself part of tests, comments apart. Reads no other file. */
export function codeOfTests(tests: string[]): string[] {
  const read = new Map<string, Source>();
  const sourceOf = (file: string): Source => {
    const known = read.get(file) ?? readSource(file, readFileSync(inProject(file), 'utf8'));
    read.set(file, known);
    return known;
  };
  const imports = {
    has: (file: string) => statSync(inProject(file), { throwIfNoEntry: false })?.isFile() === true,
    get: (file: string) => (/\.(ts|tsx|mjs|cjs)$/.test(file) ? sourceOf(file).imports : []),
  };
  return [...loadedWith(imports, tests)].filter(isTest).map((file) => sourceOf(file).code);
}
