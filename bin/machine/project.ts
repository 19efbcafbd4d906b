import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the project, absolute. */
export const projectFolder = resolve(import.meta.dirname, '..', '..');

/** An absolute path inside the project. */
export const inProject = (...parts: string[]): string => join(projectFolder, ...parts);

/** What git does not keep: names of files and folders. Its patterns (`*.tsbuildinfo`) match no name and are not needed. */
const leftOut = (): Set<string> => {
  const lines = readFileSync(inProject('.gitignore'), 'utf8').split('\n');
  return new Set(['.git', ...lines.map((line) => line.replace(/\/$/, ''))]);
};

/** Returns the project's files, packages and what is made from the sources left out, as sorted paths in the project. */
export function projectFiles(): string[] {
  const ignored = leftOut();
  const under = (folder: string): string[] =>
    readdirSync(inProject(folder), { withFileTypes: true })
      .filter(({ name }) => !ignored.has(name))
      .flatMap((entry) => (entry.isDirectory() ? under(join(folder, entry.name)) : join(folder, entry.name)));
  return under('').toSorted();
}
