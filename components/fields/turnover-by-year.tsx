import { TURNOVER_COLUMNS } from '@/lib/fields/turnover-by-year';
import type { FormProps } from './form-props';
import { YearsForm } from './years-form';

export function TurnoverForm(props: FormProps) {
  return <YearsForm {...props} columns={TURNOVER_COLUMNS} />;
}
