import { nameOfCardMember } from '@/lib/fields/card-reading';
import type { FieldType } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import { SamplesForm } from './form';
import { readSamples } from './reading';
import { type Samples, type SamplesPosted, samplesPosted, samplesStored } from './schema';

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
  Form: SamplesForm,
  reading: readSamples,
  sample: { samples: [{ id: '1', description: 'Fenêtre en chêne, assemblage à tenon.' }] },
};
