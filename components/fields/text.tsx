import { RadioField } from '@/components/form/radio-field';
import { TextField } from '@/components/form/text-field';
import { inputName } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';
import { messagesAt } from './typed-input';

/** One line, or a choice when the field has only some answers. */
export function TextForm(props: FormProps) {
  return props.field.options.choices ? <ChoiceForm {...props} /> : <LineForm {...props} />;
}

/** One line, with suggestions when the field has some: they help, any other value may be typed. */
function LineForm({ field, draft, problems, lockedBecause }: FormProps) {
  return (
    <TextField
      id={inputName(field.key, 'text')}
      label={field.label}
      hint={lockedBecause ?? field.help}
      readOnly={lockedBecause !== undefined}
      value={String(draft.text ?? '')}
      errors={problems.map((problem) => fieldText.problem(problem, draft.text))}
      autoComplete={field.options.autocomplete}
      suggestions={field.options.suggestions}
    />
  );
}

/** Nothing is ticked beforehand. */
function ChoiceForm({ field, draft, problems }: FormProps) {
  const name = inputName(field.key, 'text');
  const { choices = [] } = field.options;
  return (
    <RadioField
      id={name}
      name={name}
      legend={field.label}
      hint={field.help}
      errors={messagesAt(problems, 'text', draft.text)}
      options={choices.map(({ value, label }) => ({ value, label, checked: draft.text === value }))}
    />
  );
}
