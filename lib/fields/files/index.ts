import { z } from 'zod';
import type { FieldType } from '@/lib/fields/field-type';
import { FilesForm } from './form';
import { readFiles } from './reading';

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
  Form: FilesForm,
  reading: (_stored, _field, documents) => readFiles(documents),
  sample: {},
};
