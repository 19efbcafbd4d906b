import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Everything the build is made from. What does not exist yet counts as empty. */
const sources = [
  'app',
  'components',
  'db',
  'inngest',
  'lib',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith(join('db', 'testing') + sep);

/** A digest of the names and contents of the sources, tests apart: it changes when a new build is needed. */
export function stampOf(projectFolder: string): string {
  const hash = createHash('sha256');
  const files = sources.flatMap((source) => filesUnder(join(projectFolder, source)));
  for (const path of files.map((file) => relative(projectFolder, file)).sort()) {
    if (isTest(path)) continue;
    const content = readFileSync(join(projectFolder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
