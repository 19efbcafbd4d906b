import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLES_PATH } from './examples';

/** A program of the documentation, as it is served. Processes work in the folder of the project. */
export const readExample = (file: string): string =>
  readFileSync(path.join('public', EXAMPLES_PATH, file), 'utf8').trimEnd();
