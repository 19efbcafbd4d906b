import { RadioField } from '@/components/form/radio-field';
import { inputName } from '@/lib/fields/field-type';
import { BUTTON } from '@/lib/fields/step-action';
import { fieldText } from '@/lib/text/fields';
import { FilesInput } from './files';
import type { FormProps } from './form-props';
import { messagesAt, TypedInput } from './typed-input';

/** The question, then room to explain and to give files, one group in which nothing is ticked beforehand. */
export function YesNoForm(props: FormProps) {
  const { field, draft, problems } = props;
  const name = inputName(field.key, 'choice');
  return (
    <RadioField
      id={name}
      name={name}
      legend={field.label}
      hint={field.help}
      errors={messagesAt(problems, 'choice')}
      options={[
        { value: 'yes', label: fieldText.yes, checked: draft.choice === 'yes', opens: true },
        {
          value: 'no',
          label: fieldText.no,
          checked: draft.choice === 'no',
          opens: field.options.detailsWithNo,
        },
      ]}
    >
      <TypedInput {...props} member="text" label={fieldText.details} hint={fieldText.detailsHint} long />
      <FilesInput {...props} label={fieldText.detailsFiles} />
      {/* Scripts show it as soon as there is something to discard. */}
      <button
        type="submit"
        className="fr-btn fr-btn--secondary fr-btn--sm"
        name={BUTTON.discardDetails}
        value={field.key}
        hidden={!problems.some(({ code }) => code === 'details_with_no')}
      >
        {fieldText.discardDetails}
      </button>
    </RadioField>
  );
}
