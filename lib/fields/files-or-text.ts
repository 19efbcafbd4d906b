import * as z from 'zod';
import type { Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext, FieldType } from '@/lib/fields/field-type';
import { postedText } from '@/lib/fields/values/posted-text';
import { documentIds, typedParagraphs } from '@/lib/fields/values/typed-members';
import { readFiles } from './files';
import { readLongText } from './long-text';

const filesOrTextPosted = z.strictObject({ text: postedText });

/** A text, files, both or neither. */
const filesOrTextStored = () =>
  z
    .object({ text: typedParagraphs, documents: documentIds })
    .transform(({ text, documents }) => (text === '' ? { documents } : { text, documents }));

type FilesOrTextPosted = z.infer<typeof filesOrTextPosted>;
type FilesOrText = { text?: string; documents: string[] };

function readFilesOrText(
  { text = '' }: FilesOrText,
  _field: FieldContext,
  documents: readonly FileReference[],
): Block[] {
  return [...readLongText({ text }), ...readFiles(documents)];
}

/** Files, an explanation, or both. */
export const filesOrTextType: FieldType<FilesOrTextPosted, FilesOrText> = {
  effort: 'uploaded',
  fileSlots: ['documents'],
  posted: filesOrTextPosted,
  stored: filesOrTextStored,
  isAnswered: ({ text, documents }) => text !== undefined || documents.length > 0,
  documentIds: ({ documents }) => documents,
  reading: readFilesOrText,
  sample: { text: 'Certification ISO 9001 depuis 2019, et un plan qualité par chantier.' },
};
