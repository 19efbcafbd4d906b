import { TextField } from '@/components/form/text-field';
import { inputName } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';

/** One line, with suggestions when the field has some: they help, any other value may be typed. */
export function TextForm({ field, draft, problems, lockedBecause }: FormProps) {
  const id = inputName(field.key, 'text');
  return (
    <TextField
      id={id}
      label={field.label}
      hint={lockedBecause ?? field.help}
      readOnly={lockedBecause !== undefined}
      value={String(draft.text ?? '')}
      errors={problems.map((problem) => fieldText.problem(problem, draft.text))}
      autoComplete={field.options.autocomplete}
      inputMode={field.options.format === 'siret' ? 'numeric' : undefined}
      suggestions={field.options.suggestions}
    />
  );
}
