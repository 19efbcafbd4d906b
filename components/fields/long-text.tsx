import { TextAreaField } from '@/components/form/text-area-field';
import { inputName } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';

export function LongTextForm({ field, draft, problems }: FormProps) {
  return (
    <TextAreaField
      id={inputName(field.key, 'text')}
      label={field.label}
      hint={field.help}
      value={String(draft.text ?? '')}
      errors={problems.map((problem) => fieldText.problem(problem, draft.text))}
    />
  );
}
