import { build } from 'esbuild';
import { programBundle } from './bundle-program';

/** Writes the program that draws attestations apart (lib/documents/attestation) as one file. */
export async function bundleDrawing(outfile: string): Promise<void> {
  await build({ ...programBundle('lib', 'documents', 'attestation', 'drawing-child.ts'), outfile });
}
