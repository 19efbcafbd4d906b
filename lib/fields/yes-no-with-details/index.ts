import type { FieldType } from '@/lib/fields/field-type';
import { YesNoForm } from './form';
import { readYesNo } from './reading';
import { type YesNo, type YesNoPosted, yesNoPosted, yesNoStored } from './schema';

/** Yes or no, with an explanation and files. Unanswered stays unanswered. */
export const yesNoType: FieldType<YesNoPosted, YesNo> = {
  effort: 'typed',
  fileSlots: ['documents'],
  posted: yesNoPosted,
  stored: yesNoStored,
  // Details given without a choice still go to the reader, beside « non renseigné ».
  isAnswered: ({ choice, text, documents }) => choice !== undefined || text !== '' || documents.length > 0,
  documentIds: ({ documents }) => documents,
  withoutDetails: ({ choice }) => ({ choice }),
  Form: YesNoForm,
  reading: readYesNo,
  sample: { choice: 'yes', text: 'Jugement du 3 mars 2026, joint.' },
};
