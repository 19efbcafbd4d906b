import { TURNOVER_COLUMNS, turnoverType } from '@/lib/fields/turnover-by-year';
import type { FormProps } from './form-props';
import { YearsForm } from './years-form';

export function TurnoverForm(props: FormProps) {
  return <YearsForm {...props} type={turnoverType} columns={TURNOVER_COLUMNS} />;
}
