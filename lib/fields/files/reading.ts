import type { Block, FileReference } from '@/lib/fields/blocks';

export function readFiles(documents: readonly FileReference[]): Block[] {
  return documents.length > 0 ? [{ kind: 'files', files: [...documents] }] : [];
}
