import { z } from 'zod';
import { MAX_LONG_TEXT_CODE_POINTS } from '@/lib/fields/long-text/schema';
import { postedText } from '@/lib/fields/posted-text';
import { plainText } from '@/lib/plain-text';

/** Empty is « not answered », as everywhere. */
const choice = z.preprocess((posted) => posted || undefined, z.enum(['yes', 'no'], 'not_choice').optional());

export const yesNoPosted = z.strictObject({ choice: postedText, text: postedText });

/** No default: what was not answered stays unanswered (an exclusion question is never answered by a machine). */
export const yesNoStored = () =>
  z.object({
    choice: choice.optional(),
    text: z.string().default('').pipe(plainText(MAX_LONG_TEXT_CODE_POINTS)),
    documents: z.array(z.uuid()),
  });

export type YesNoPosted = z.infer<typeof yesNoPosted>;
export type YesNo = z.infer<ReturnType<typeof yesNoStored>>;
