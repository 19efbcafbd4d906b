import { RadioField } from '@/components/form/radio-field';
import { TextAreaField } from '@/components/form/text-area-field';
import { type FormProps, inputName } from '@/lib/fields/field-type';
import { FilesInput } from '@/lib/fields/files/form';
import { fieldText } from '@/lib/text/fields';

/** The question, then room to explain and to give files, one group in which nothing is ticked beforehand. */
export function YesNoForm({ field, draft, problems, documents, refusals }: FormProps) {
  const name = inputName(field.key, 'choice');
  const errorsOf = (member: string, typed: unknown) =>
    problems.filter((problem) => problem.member === member).map((problem) => fieldText.problem(problem.code, typed));
  return (
    <RadioField
      id={name}
      name={name}
      legend={field.label}
      hint={field.help}
      errors={errorsOf('choice', draft.choice)}
      options={[
        { value: 'yes', label: fieldText.yes, checked: draft.choice === 'yes' },
        { value: 'no', label: fieldText.no, checked: draft.choice === 'no' },
      ]}
    >
      <TextAreaField
        id={inputName(field.key, 'text')}
        label={fieldText.details}
        hint={fieldText.detailsHint}
        value={String(draft.text ?? '')}
        errors={errorsOf('text', draft.text)}
      />
      <FilesInput field={field} documents={documents} refusals={refusals} label={fieldText.detailsFiles} />
    </RadioField>
  );
}
