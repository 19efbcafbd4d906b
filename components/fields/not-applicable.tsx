import { CheckboxField } from '@/components/form/checkbox-field';
import { TextField } from '@/components/form/text-field';
import { type FieldContext, inputName } from '@/lib/fields/field-type';
import { NOT_APPLICABLE, NOT_APPLICABLE_REASON } from '@/lib/fields/not-applicable';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';

type Props = Pick<FormProps, 'draft' | 'problems'> & { field: Pick<FieldContext, 'key' | 'label'> };

const text = fieldText.notApplicableForm;

/** The firm's word that a question does not concern it: folded while it is not given, and a reason if it likes. */
export function NotApplicable({ field: { key, label }, draft, problems }: Props) {
  const errorsOf = (member: string) =>
    problems.filter((problem) => problem.member === member).map((problem) => fieldText.problem(problem));
  const isTicked = Boolean(draft[NOT_APPLICABLE]);
  return (
    <details className="pm-why pm-not-applicable" open={isTicked || undefined}>
      <summary>
        {text.open}
        <span className="fr-sr-only"> {label}</span>
      </summary>
      <CheckboxField
        id={inputName(key, NOT_APPLICABLE)}
        label={text.box}
        value="1"
        checked={isTicked}
        errors={errorsOf(NOT_APPLICABLE)}
      />
      <TextField
        id={inputName(key, NOT_APPLICABLE_REASON)}
        label={text.reason}
        value={String(draft[NOT_APPLICABLE_REASON] ?? '')}
        errors={errorsOf(NOT_APPLICABLE_REASON)}
      />
    </details>
  );
}
