import * as z from 'zod';
import type { Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext, FieldType } from '@/lib/fields/field-type';
import { postedText } from '@/lib/fields/values/posted-text';
import { documentIds } from '@/lib/fields/values/typed-members';
import { fieldText } from '@/lib/text/fields';
import { readFiles } from './files';

export const CHECKED = 'yes';

const checkboxPosted = z.strictObject({ checked: postedText });

const TICKED: readonly unknown[] = [true, CHECKED];
const NOT_TICKED: readonly unknown[] = [undefined, '', false];

const ticked = z
  .unknown()
  .refine((given) => TICKED.includes(given) || NOT_TICKED.includes(given), 'not_understood')
  .transform((given) => TICKED.includes(given));

/** A box that certifies something, and files that prove it: they need the box, and are never dropped without a word. */
const checkboxStored = () =>
  z
    .object({ checked: ticked.prefault(false), documents: documentIds })
    .refine(({ checked, documents }) => checked || documents.length === 0, {
      path: ['checked'],
      error: 'files_without_check',
    });

type CheckboxPosted = z.infer<typeof checkboxPosted>;
type CheckboxWithFiles = { checked: boolean; documents: string[] };

function readCheckbox(_stored: CheckboxWithFiles, _field: FieldContext, documents: readonly FileReference[]): Block[] {
  return [{ kind: 'badge', tone: 'green', text: fieldText.yes }, ...readFiles(documents)];
}

/** A box to tick, with the files that prove it. */
export const checkboxType: FieldType<CheckboxPosted, CheckboxWithFiles> = {
  effort: 'uploaded',
  fileSlots: ['documents'],
  posted: checkboxPosted,
  stored: checkboxStored,
  isAnswered: ({ checked }) => checked,
  documentIds: ({ documents }) => documents,
  reading: readCheckbox,
  sample: { checked: CHECKED },
};
