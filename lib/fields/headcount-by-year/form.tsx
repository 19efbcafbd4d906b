import type { FormProps } from '@/lib/fields/field-type';
import { nameOfYearMember, YearsForm } from '@/lib/fields/years-form';
import { fieldText } from '@/lib/text/fields';

const text = fieldText.headcount;

const COLUMNS = [
  { member: 'year', label: text.year, hint: text.yearHint, inputMode: 'numeric' },
  { member: 'average_headcount', label: text.average, hint: text.averageHint, inputMode: 'numeric' },
  { member: 'management_headcount', label: text.management, hint: text.managementHint, inputMode: 'numeric' },
] as const;

export function HeadcountForm(props: FormProps) {
  return <YearsForm {...props} columns={COLUMNS} />;
}

export const nameOfHeadcount = nameOfYearMember(COLUMNS);
