import { readFileSync } from 'node:fs';
import type { Tally } from './tally';

/** Reads the report that a tool wrote; undefined when it died before. */
export function readReport<Report>(file: string, read: (report: Report) => Tally): Tally | undefined {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
