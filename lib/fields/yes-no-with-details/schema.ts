import { z } from 'zod';
import type { FieldContext } from '@/lib/fields/field-type';
import { postedText } from '@/lib/fields/posted-text';
import { documentIds, typedParagraphs } from '@/lib/fields/typed-members';

/** Empty is « not answered », as everywhere. */
const choice = z.preprocess((posted) => posted || undefined, z.enum(['yes', 'no'], 'not_choice').optional());

export const yesNoPosted = z.strictObject({ choice: postedText, text: postedText });

/**
 * No default: what was not answered stays unanswered (an exclusion question is never answered by a machine). Details go
 * with « oui » only, unless the field keeps them with « non » too; they are never dropped without asking.
 */
export const yesNoStored = ({ options }: FieldContext) =>
  z.object({ choice: choice.optional(), text: typedParagraphs, documents: documentIds }).check(({ value, issues }) => {
    if (value.choice !== 'no' || options.detailsWithNo) return;
    const member = value.text !== '' ? 'text' : 'documents';
    const hasDetails = value.text !== '' || value.documents.length > 0;
    if (hasDetails) issues.push({ code: 'custom', message: 'details_with_no', path: [member], input: value });
  });

export type YesNoPosted = z.infer<typeof yesNoPosted>;
export type YesNo = z.infer<ReturnType<typeof yesNoStored>>;
