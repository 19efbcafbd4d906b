import { FieldGroup, GroupRow } from '@/components/form/field-group';
import { fieldText } from '@/lib/text/fields';
import { type FormProps, inputName } from './field-type';
import { TypedInput } from './typed-input';
import { YEAR_IDS } from './years';

type Column = { member: string; label: string; hint?: string; inputMode?: 'numeric' | 'decimal' };

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

/** « N-1, chiffre d’affaires », for the summary of what is to mend. */
export function nameOfYearMember(columns: readonly Column[]) {
  return (path: string): string | undefined => {
    const [, id = '', member] = path.split('.');
    const column = columns.find((candidate) => candidate.member === member);
    return column && fieldText.yearMember(id, column.label);
  };
}
