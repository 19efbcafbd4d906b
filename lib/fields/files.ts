import * as z from 'zod';
import type { Block, FileReference } from '@/lib/fields/blocks';
import type { FieldType } from '@/lib/fields/field-type';

export function readFiles(documents: readonly FileReference[]): Block[] {
  return documents.length > 0 ? [{ kind: 'files', files: [...documents] }] : [];
}

const posted = z.strictObject({});

type Stored = { documents: string[] };

/** One or several files. Nothing is typed: the answer is the files themselves. */
export const filesType: FieldType<z.infer<typeof posted>, Stored> = {
  effort: 'uploaded',
  fileSlots: ['documents'],
  posted,
  stored: () => z.object({ documents: z.array(z.uuid()) }),
  isAnswered: ({ documents }) => documents.length > 0,
  documentIds: ({ documents }) => documents,
  reading: (_stored, _field, documents) => readFiles(documents),
  sample: {},
};
