import type { Block, FileReference } from '@/lib/fields/blocks';
import { filesOf } from '@/lib/fields/card-reading';
import type { FieldContext } from '@/lib/fields/field-type';
import { readFiles } from '@/lib/fields/files/reading';
import { readLongText } from '@/lib/fields/long-text/reading';
import { fieldText } from '@/lib/text/fields';
import type { Samples } from './schema';

export function readSamples({ samples }: Samples, _field: FieldContext, documents: readonly FileReference[]): Block[] {
  return samples.flatMap((sample, index): Block[] => [
    { kind: 'subtitle', text: fieldText.samples.words.title(index + 1) },
    ...readLongText({ text: sample.description }),
    ...readFiles(filesOf(sample.documents, documents)),
  ]);
}
