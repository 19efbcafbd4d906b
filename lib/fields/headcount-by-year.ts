import * as z from 'zod';
import type { Block } from '@/lib/fields/blocks';
import type { FieldType } from '@/lib/fields/field-type';
import { noDocuments } from '@/lib/fields/values/one-text';
import { postedText } from '@/lib/fields/values/posted-text';
import { typedHeadcount, typedYear } from '@/lib/fields/values/typed-number';
import { understandBy, understandMembers } from '@/lib/fields/values/understood';
import { isYearFilled, nameOfYearMember, postedYears, storedYears } from '@/lib/fields/values/years';
import { fieldText } from '@/lib/text/fields';
import { formatDecimal, orDash } from '@/lib/text/format';

const text = fieldText.headcount;

export const HEADCOUNT_COLUMNS = [
  { member: 'year', label: text.year, hintOfYear: text.yearHint, inputMode: 'numeric' },
  { member: 'average_headcount', label: text.average, hint: text.averageHint, inputMode: 'decimal' },
  { member: 'management_headcount', label: text.management, hint: text.managementHint, inputMode: 'decimal' },
] as const;

const headcountPosted = z.strictObject({
  years: postedYears({ year: postedText, average_headcount: postedText, management_headcount: postedText }),
});

const year = z
  .object({ year: typedYear, average_headcount: typedHeadcount, management_headcount: typedHeadcount })
  .refine(
    ({ average_headcount: average, management_headcount: management }) =>
      average === null || management === null || management <= average,
    { path: ['management_headcount'], error: 'management_above_average' },
  );

/** Average yearly headcount of three years in full-time equivalents, of which management staff (art. R2142-14 Code de la commande publique). */
const headcountStored = () =>
  z.object({
    years: storedYears(year, 'year', { year: null, average_headcount: null, management_headcount: null }),
  });

type HeadcountPosted = z.infer<typeof headcountPosted>;
type Headcount = z.infer<ReturnType<typeof headcountStored>>;

function readHeadcount({ years }: Headcount): Block[] {
  const rows = years.map(({ year, average_headcount, management_headcount }) => [
    orDash(year, String),
    orDash(average_headcount, formatDecimal),
    orDash(management_headcount, formatDecimal),
  ]);
  const { year, average, management, caption } = fieldText.headcount;
  return [{ kind: 'table', caption, columns: [year, average, management], rows }];
}

/** Average headcount of three years, with management staff. */
export const headcountType: FieldType<HeadcountPosted, Headcount> = {
  effort: 'typed',
  fileSlots: [],
  posted: headcountPosted,
  stored: headcountStored,
  isAnswered: ({ years }) => isYearFilled(years),
  documentIds: noDocuments,
  nameOf: nameOfYearMember(HEADCOUNT_COLUMNS),
  understood: understandMembers({
    average_headcount: understandBy(typedHeadcount, formatDecimal),
    management_headcount: understandBy(typedHeadcount, formatDecimal),
  }),
  reading: readHeadcount,
  sample: {
    years: [
      { id: '1', year: '2025', average_headcount: '1 204', management_headcount: '96' },
      { id: '2', year: '2024', average_headcount: '1 180', management_headcount: '91' },
      { id: '3', year: '2023', average_headcount: '87', management_headcount: '0' },
    ],
  },
};
