import type { Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext } from '@/lib/fields/field-type';
import { readFiles } from '@/lib/fields/files/reading';
import { readLongText } from '@/lib/fields/long-text/reading';
import type { FilesOrText } from './schema';

export function readFilesOrText(
  { text = '' }: FilesOrText,
  _field: FieldContext,
  documents: readonly FileReference[],
): Block[] {
  return [...readLongText({ text }), ...readFiles(documents)];
}
