import { build as bundle } from 'esbuild';
import { inProject, projectFolder } from '@/bin/machine/project';

/** The program that draws attestations apart (lib/documents/attestation) as one file: our modules, beside packages that it imports. */
export async function bundleDrawing(outfile: string): Promise<void> {
  await bundle({
    entryPoints: [inProject('lib', 'documents', 'attestation', 'drawing-child.ts')],
    outfile,
    absWorkingDir: projectFolder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    logLevel: 'silent',
  });
}
