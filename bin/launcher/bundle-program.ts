import type { BuildOptions } from 'esbuild';
import { inProject, projectFolder } from '@/bin/machine/project';

/** How esbuild makes one file of a program of ours, given by its place in the project: our modules, beside packages that it imports. */
export const programBundle = (...place: string[]) =>
  ({
    entryPoints: [inProject(...place)],
    absWorkingDir: projectFolder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    logLevel: 'silent',
  }) as const satisfies BuildOptions;
