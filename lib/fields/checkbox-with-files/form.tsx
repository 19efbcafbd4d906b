import { CheckboxField } from '@/components/form/checkbox-field';
import { type FormProps, inputName } from '@/lib/fields/field-type';
import { FilesInput } from '@/lib/fields/files/form';
import { messagesAt } from '@/lib/fields/typed-input';
import { fieldText } from '@/lib/text/fields';
import { CHECKED } from './schema';

export function CheckboxForm(props: FormProps) {
  const { field, draft, problems } = props;
  return (
    <>
      <CheckboxField
        id={inputName(field.key, 'checked')}
        value={CHECKED}
        label={field.label}
        hint={field.help}
        errors={messagesAt(problems, 'checked')}
        checked={draft.checked === CHECKED}
      />
      <FilesInput {...props} label={fieldText.checkboxFiles} />
    </>
  );
}
