import { HEADCOUNT_COLUMNS, headcountType } from '@/lib/fields/headcount-by-year';
import type { FormProps } from './form-props';
import { YearsForm } from './years-form';

export function HeadcountForm(props: FormProps) {
  return <YearsForm {...props} type={headcountType} columns={HEADCOUNT_COLUMNS} />;
}
