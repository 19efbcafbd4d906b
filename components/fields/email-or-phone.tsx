import { TextField } from '@/components/form/text-field';
import { inputName } from '@/lib/fields/field-type';
import { phoneType } from '@/lib/fields/phone';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';
import { notesOn } from './notes';

export const EmailForm = (props: FormProps) => <Line {...props} type="email" />;
export const PhoneForm = (props: FormProps) => <Line {...props} type="tel" />;

/** One line, for which a phone shows the keyboard of its type. */
function Line({ field, draft, problems, now, type }: FormProps & { type: 'email' | 'tel' }) {
  return (
    <TextField
      id={inputName(field.key, 'text')}
      type={type}
      label={field.label}
      hint={field.help}
      value={String(draft.text ?? '')}
      errors={problems.map((problem) => fieldText.problem(problem, draft.text))}
      autoComplete={field.options.autocomplete}
      {...(type === 'tel' && notesOn(phoneType, { field, now }, 'text', draft.text))}
    />
  );
}
