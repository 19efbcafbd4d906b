import { FieldGroup } from '@/components/form/field-group';
import { type FormProps, inputName } from '@/lib/fields/field-type';
import { FilesInput } from '@/lib/fields/files/form';
import { TypedInput } from '@/lib/fields/typed-input';
import { fieldText } from '@/lib/text/fields';

export function FilesOrTextForm(props: FormProps) {
  const { field } = props;
  return (
    <FieldGroup id={inputName(field.key, 'group')} legend={field.label} hint={field.help} errors={[]}>
      <FilesInput {...props} label={fieldText.filesOrText.files} />
      <TypedInput {...props} member="text" label={fieldText.filesOrText.text} long />
    </FieldGroup>
  );
}
