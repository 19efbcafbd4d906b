import { TextField } from '@/components/form/text-field';
import { inputName } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';

export function PhoneForm({ field, draft, problems }: FormProps) {
  return (
    <TextField
      id={inputName(field.key, 'text')}
      type="tel"
      label={field.label}
      hint={field.help}
      value={String(draft.text ?? '')}
      errors={problems.map((problem) => fieldText.problem(problem, draft.text))}
      autoComplete={field.options.autocomplete}
    />
  );
}
