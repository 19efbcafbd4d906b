import { FieldGroup, GroupRow } from '@/components/form/field-group';
import { type FieldType, inputName } from '@/lib/fields/field-type';
import { typedAt } from '@/lib/fields/values/cards';
import { type Column, YEAR_IDS, yearOf } from '@/lib/fields/values/years';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';
import { notesOn } from './notes';
import { TypedInput } from './typed-input';

// biome-ignore lint/suspicious/noExplicitAny: of any type of table, only what it says of what was typed
type YearsFormProps = FormProps & { type: Pick<FieldType<any, any>, 'understood'>; columns: readonly Column[] };

/** A table of three years: a row each, side by side with its title, one under the other on a phone. */
export function YearsForm(props: YearsFormProps) {
  const { field, draft, now, type, columns } = props;
  return (
    <FieldGroup id={inputName(field.key, 'years')} legend={field.label} hint={field.help} errors={[]}>
      {YEAR_IDS.map((id) => (
        <GroupRow key={id} legend={fieldText.yearTitle(id)}>
          {columns.map(({ member, label, hint, hintOfYear, inputMode }) => {
            const path = `years.${id}.${member}`;
            return (
              <TypedInput
                key={member}
                {...props}
                {...notesOn(type, props, path, typedAt(draft, path))}
                member={path}
                label={label}
                hint={hintOfYear?.(yearOf(id, now)) ?? hint}
                inputMode={inputMode}
              />
            );
          })}
        </GroupRow>
      ))}
    </FieldGroup>
  );
}
