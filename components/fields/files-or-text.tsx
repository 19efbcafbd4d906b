import { FieldGroup } from '@/components/form/field-group';
import { inputName } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import { FilesInput } from './files';
import type { FormProps } from './form-props';
import { TypedInput } from './typed-input';

export function FilesOrTextForm(props: FormProps) {
  const { field } = props;
  return (
    <FieldGroup id={inputName(field.key, 'group')} legend={field.label} hint={field.help} errors={[]}>
      <FilesInput {...props} label={fieldText.filesOrText.files} />
      <TypedInput {...props} member="text" label={fieldText.filesOrText.text} long />
    </FieldGroup>
  );
}
