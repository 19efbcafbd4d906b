import type { FieldType } from '@/lib/fields/field-type';
import { noDocuments } from '@/lib/fields/one-text';
import { isYearFilled } from '@/lib/fields/years';
import { HeadcountForm, nameOfHeadcount } from './form';
import { readHeadcount } from './reading';
import { type Headcount, type HeadcountPosted, headcountPosted, headcountStored } from './schema';

/** Average headcount of three years, with management staff. */
export const headcountType: FieldType<HeadcountPosted, Headcount> = {
  effort: 'typed',
  fileSlots: [],
  posted: headcountPosted,
  stored: headcountStored,
  isAnswered: ({ years }) => isYearFilled(years),
  documentIds: noDocuments,
  nameOf: nameOfHeadcount,
  Form: HeadcountForm,
  reading: readHeadcount,
  sample: {
    years: [
      { id: '1', year: '2025', average_headcount: '1 204', management_headcount: '96' },
      { id: '2', year: '2024', average_headcount: '1 180', management_headcount: '91' },
      { id: '3', year: '2023', average_headcount: '87', management_headcount: '0' },
    ],
  },
};
