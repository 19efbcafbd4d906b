import { CheckboxField } from '@/components/form/checkbox-field';
import { CHECKED } from '@/lib/fields/checkbox-with-files';
import { inputName } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import { FilesInput } from './files';
import type { FormProps } from './form-props';
import { messagesAt } from './typed-input';

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
