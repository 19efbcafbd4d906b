import type { FieldType } from '@/lib/fields/field-type';
import { CheckboxForm } from './form';
import { readCheckbox } from './reading';
import { CHECKED, type CheckboxPosted, type CheckboxWithFiles, checkboxPosted, checkboxStored } from './schema';

/** A box to tick, with the files that prove it. */
export const checkboxType: FieldType<CheckboxPosted, CheckboxWithFiles> = {
  effort: 'uploaded',
  fileSlots: ['documents'],
  posted: checkboxPosted,
  stored: checkboxStored,
  isAnswered: ({ checked }) => checked,
  documentIds: ({ documents }) => documents,
  Form: CheckboxForm,
  reading: readCheckbox,
  sample: { checked: CHECKED },
};
