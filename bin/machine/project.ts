import { join, resolve } from 'node:path';

/** The folder of the project, absolute. */
export const projectFolder = resolve(import.meta.dirname, '..', '..');

/** An absolute path inside the project. */
export const inProject = (...parts: string[]): string => join(projectFolder, ...parts);
