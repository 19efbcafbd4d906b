import * as z from 'zod';
import type { BadgeTone, Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext, FieldType } from '@/lib/fields/field-type';
import { postedText } from '@/lib/fields/values/posted-text';
import { documentIds, typedParagraphs } from '@/lib/fields/values/typed-members';
import { fieldText } from '@/lib/text/fields';
import { readFiles } from './files';

/** Empty is « not answered », as everywhere. */
const choice = z.preprocess((posted) => posted || undefined, z.enum(['yes', 'no'], 'not_choice').optional());

const yesNoPosted = z.strictObject({ choice: postedText, text: postedText });

/**
 * No default: what was not answered stays unanswered (an exclusion question is never answered by a machine). Details go
 * with « oui » only, unless the field keeps them with « non » too; they are never dropped without asking.
 */
const yesNoStored = ({ options }: Pick<FieldContext, 'options'>) =>
  z.object({ choice: choice.optional(), text: typedParagraphs, documents: documentIds }).check(({ value, issues }) => {
    if (value.choice !== 'no' || options.detailsWithNo) return;
    const member = value.text !== '' ? 'text' : 'documents';
    const hasDetails = value.text !== '' || value.documents.length > 0;
    if (hasDetails) issues.push({ code: 'custom', message: 'details_with_no', path: [member], input: value });
  });

type YesNoPosted = z.infer<typeof yesNoPosted>;
type YesNo = z.infer<ReturnType<typeof yesNoStored>>;

/** In the exclusion grounds « oui » speaks against the firm; elsewhere it speaks for it and « non » says nothing. */
function toneOf(choice: 'yes' | 'no', field: FieldContext): BadgeTone {
  if (field.unfavourableWhenYes) return choice === 'yes' ? 'red' : 'green';
  return choice === 'yes' ? 'green' : 'grey';
}

function readYesNo({ choice, text }: YesNo, field: FieldContext, documents: readonly FileReference[]): Block[] {
  const hasDetails = text !== '' || documents.length > 0;
  const blocks: Block[] = [readChoice(choice, hasDetails, field)];
  if (text !== '') blocks.push({ kind: 'paragraph', text });
  return [...blocks, ...readFiles(documents)];
}

/** A « non » that is explained is for the reader to judge: no colour tells how it is meant. */
function readChoice(choice: YesNo['choice'], hasDetails: boolean, field: FieldContext): Block {
  if (!choice) return { kind: 'missing', text: fieldText.missing };
  if (choice === 'no' && hasDetails) return { kind: 'badge', tone: 'grey', text: fieldText.noWithDetails };
  return { kind: 'badge', tone: toneOf(choice, field), text: choice === 'yes' ? fieldText.yes : fieldText.no };
}

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
  reading: readYesNo,
  sample: { choice: 'yes', text: 'Jugement du 3 mars 2026, joint.' },
};
