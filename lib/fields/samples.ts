import * as z from 'zod';
import type { Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext, FieldType } from '@/lib/fields/field-type';
import { filesWithIds, nameOfCardMember } from '@/lib/fields/values/card-reading';
import { postedCards } from '@/lib/fields/values/posted-cards';
import { postedText } from '@/lib/fields/values/posted-text';
import { storedCards } from '@/lib/fields/values/stored-cards';
import { documentIds, typedParagraphs } from '@/lib/fields/values/typed-members';
import { fieldText } from '@/lib/text/fields';
import { readFiles } from './files';
import { readLongText } from './long-text';

const samplesPosted = z.strictObject({ samples: postedCards({ description: postedText }) });

const sample = z.object({ description: typedParagraphs, documents: documentIds });

/** Samples, as descriptions and photographs. */
const samplesStored = () => z.object({ samples: storedCards(sample) });

type SamplesPosted = z.infer<typeof samplesPosted>;
type Samples = z.infer<ReturnType<typeof samplesStored>>;

function readSamples({ samples }: Samples, _field: FieldContext, documents: readonly FileReference[]): Block[] {
  return samples.flatMap((sample, index): Block[] => [
    { kind: 'subtitle', text: fieldText.samples.words.title(index + 1) },
    ...readLongText({ text: sample.description }),
    ...readFiles(filesWithIds(sample.documents, documents)),
  ]);
}

const { words, description, files } = fieldText.samples;

/** Samples, each with a description and files. */
export const samplesType: FieldType<SamplesPosted, Samples> = {
  effort: 'uploaded',
  fileSlots: ['samples.*.documents'],
  cards: 'samples',
  posted: samplesPosted,
  stored: samplesStored,
  isAnswered: ({ samples }) => samples.length > 0,
  documentIds: ({ samples }) => samples.flatMap((sample) => sample.documents),
  nameOf: nameOfCardMember('samples', words, { description, documents: files }),
  reading: readSamples,
  sample: { samples: [{ id: '1', description: 'Fenêtre en chêne, assemblage à tenon.' }] },
};
