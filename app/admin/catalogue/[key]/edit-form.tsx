import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import type { EditableField } from '@/db/queries/console/catalogue';
import type { WantedField } from '@/lib/catalogue/edit-field';
import { TEXT_LIMITS, TEXT_NAMES, type TextName } from '@/lib/catalogue/field-texts';
import { catalogueText as text } from '@/lib/text/admin-catalogue';
import type { WantedFault } from './wanted-field';

type EditFormProps = {
  field: EditableField;
  sectionSize: number;
  wanted: WantedField;
  faults?: readonly WantedFault[];
};

/** The texts and the place of a field; it leads to the preview and changes nothing by itself. */
export function EditForm({ field, sectionSize, wanted, faults = [] }: EditFormProps) {
  const errorsOf = (id: string) => faults.filter(({ fieldId }) => fieldId === id).map(({ message }) => message);
  return (
    <form method="get" action={`/admin/catalogue/${field.key}/preview`} noValidate>
      {TEXT_NAMES.map((name) => {
        const Input = name.endsWith('Help') ? TextAreaField : TextField;
        return (
          <Input
            key={name}
            id={name}
            label={text.names[name] ?? name}
            hint={hintOf(field, name)}
            errors={errorsOf(name)}
            value={wanted.texts[name]}
          />
        );
      })}
      <TextField
        id="place"
        label={text.names.place ?? ''}
        hint={text.placeHint(field.subcategoryLabel, sectionSize)}
        errors={errorsOf('place')}
        value={wanted.place > 0 ? String(wanted.place) : ''}
        inputMode="numeric"
      />
      <button type="submit" className="fr-btn fr-mt-2w fr-mb-4w">
        {text.preview}
      </button>
    </form>
  );
}

function hintOf(field: EditableField, name: TextName): string {
  const limit = text.limit(TEXT_LIMITS[name]);
  return field.current[name] === field.shipped[name] ? limit : `${limit} ${text.shippedIs(field.shipped[name])}`;
}
