import type { FieldType } from '@/lib/fields/field-type';
import { FilesOrTextForm } from './form';
import { readFilesOrText } from './reading';
import { type FilesOrText, type FilesOrTextPosted, filesOrTextPosted, filesOrTextStored } from './schema';

/** Files, an explanation, or both. */
export const filesOrTextType: FieldType<FilesOrTextPosted, FilesOrText> = {
  effort: 'uploaded',
  fileSlots: ['documents'],
  posted: filesOrTextPosted,
  stored: filesOrTextStored,
  isAnswered: ({ text, documents }) => text !== undefined || documents.length > 0,
  documentIds: ({ documents }) => documents,
  Form: FilesOrTextForm,
  reading: readFilesOrText,
  sample: { text: 'Certification ISO 9001 depuis 2019, et un plan qualité par chantier.' },
};
