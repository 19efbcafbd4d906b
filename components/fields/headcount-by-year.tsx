import { HEADCOUNT_COLUMNS } from '@/lib/fields/headcount-by-year';
import type { FormProps } from './form-props';
import { YearsForm } from './years-form';

export function HeadcountForm(props: FormProps) {
  return <YearsForm {...props} columns={HEADCOUNT_COLUMNS} />;
}
