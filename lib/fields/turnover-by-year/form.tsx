import type { FormProps } from '@/lib/fields/field-type';
import { nameOfYearMember, YearsForm } from '@/lib/fields/years-form';
import { fieldText } from '@/lib/text/fields';

const COLUMNS = [
  { member: 'fiscal_year_end', label: fieldText.turnover.end, hint: fieldText.dayHint },
  { member: 'turnover', label: fieldText.turnover.amount, hint: fieldText.turnover.amountHint, inputMode: 'decimal' },
  {
    member: 'market_share_percent',
    label: fieldText.turnover.share,
    hint: fieldText.turnover.shareHint,
    inputMode: 'decimal',
  },
] as const;

export function TurnoverForm(props: FormProps) {
  return <YearsForm {...props} columns={COLUMNS} />;
}

export const nameOfTurnover = nameOfYearMember(COLUMNS);
