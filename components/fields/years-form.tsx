import { FieldGroup, GroupRow } from '@/components/form/field-group';
import { inputName } from '@/lib/fields/field-type';
import { type Column, YEAR_IDS } from '@/lib/fields/values/years';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';
import { TypedInput } from './typed-input';

/** A table of three years: a row each, side by side with its title, one under the other on a phone. */
export function YearsForm(props: FormProps & { columns: readonly Column[] }) {
  const { field, columns } = props;
  return (
    <FieldGroup id={inputName(field.key, 'years')} legend={field.label} hint={field.help} errors={[]}>
      {YEAR_IDS.map((id) => (
        <GroupRow key={id} legend={fieldText.yearTitle(id)}>
          {columns.map(({ member, ...labels }) => (
            <TypedInput key={member} {...props} {...labels} member={`years.${id}.${member}`} />
          ))}
        </GroupRow>
      ))}
    </FieldGroup>
  );
}
