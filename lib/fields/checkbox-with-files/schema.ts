import { z } from 'zod';
import { postedText } from '@/lib/fields/posted-text';
import { documentIds } from '@/lib/fields/typed-members';

export const CHECKED = 'yes';

export const checkboxPosted = z.strictObject({ checked: postedText });

const TICKED: readonly unknown[] = [true, CHECKED];
const NOT_TICKED: readonly unknown[] = [undefined, '', false];

const ticked = z
  .unknown()
  .refine((given) => TICKED.includes(given) || NOT_TICKED.includes(given), 'not_understood')
  .transform((given) => TICKED.includes(given));

/** A box that certifies something, and files that prove it: they need the box, and are never dropped without a word. */
export const checkboxStored = () =>
  z
    .object({ checked: ticked.prefault(false), documents: documentIds })
    .refine(({ checked, documents }) => checked || documents.length === 0, {
      path: ['checked'],
      error: 'files_without_check',
    });

export type CheckboxPosted = z.infer<typeof checkboxPosted>;
export type CheckboxWithFiles = { checked: boolean; documents: string[] };
