import { FilesInput } from '@/components/fields/files';
import { messagesAt } from '@/components/fields/typed-input';
import { RadioField } from '@/components/form/radio-field';
import { TextAreaField } from '@/components/form/text-area-field';
import { DECLARATION_CHOICES, declarationProblems } from '@/lib/applications/declaration-rule';
import { inputName } from '@/lib/fields/field-type';
import { BUTTON } from '@/lib/fields/step-action';
import { type ApplicationForm, DECLARATION_KEY, DECLARATION_SLOT } from '@/lib/journey/application-form';
import { DECLARATION_SECTION } from '@/lib/journey/candidate-steps';
import { declarationText } from '@/lib/text/declaration';
import { fieldText } from '@/lib/text/fields';

const KEY = { key: DECLARATION_KEY };

type Props = {
  form: ApplicationForm;
  /** False where what is shown is not what is saved. */
  showErrors: boolean;
  /** Above the question, where the page has another title. */
  title?: string;
};

/**
 * The declaration on honour: a separate act, two honest answers, nothing ticked beforehand. Who is concerned explains
 * itself, in writing and with files.
 */
export function DeclarationForm({ form, showErrors, title }: Props) {
  const { declarationDraft: draft, declarationFiles, declarationRefusals } = form;
  const problems = showErrors ? declarationProblems(form) : [];
  const name = inputName(DECLARATION_KEY, 'choice');
  return (
    <section className="fr-mb-6w" id={DECLARATION_SECTION} tabIndex={-1} data-input-type={DECLARATION_KEY}>
      {title && <h2>{title}</h2>}
      <RadioField
        id={name}
        name={name}
        legend={declarationText.question}
        hint={declarationText.hint}
        errors={messagesAt(problems, 'choice')}
        options={DECLARATION_CHOICES.map((choice) => ({
          value: choice,
          label: declarationText.options[choice],
          checked: draft.choice === choice,
          opens: choice === 'concerned',
        }))}
      >
        <TextAreaField
          id={inputName(DECLARATION_KEY, 'explanation')}
          label={declarationText.explanation}
          hint={declarationText.explanationHint}
          value={String(draft.explanation ?? '')}
          errors={messagesAt(problems, 'explanation')}
        />
        <FilesInput
          field={KEY}
          slot={DECLARATION_SLOT}
          label={declarationText.files}
          documents={declarationFiles}
          problems={problems}
          refusals={declarationRefusals.filter((refusal) => showErrors || refusal.late)}
        />
        <button
          type="submit"
          className="fr-btn fr-btn--secondary fr-btn--sm"
          name={BUTTON.discardDetails}
          value={DECLARATION_KEY}
          hidden={!problems.some(({ code }) => code === 'declaration_details')}
        >
          {declarationText.discardDetails}
        </button>
      </RadioField>
    </section>
  );
}

/** What to mend in the declaration, for the summary at the top of its page. */
export function declarationErrors(form: ApplicationForm): { fieldId: string; message: string }[] {
  return [
    ...declarationProblems(form).map((problem) => ({
      fieldId: inputName(DECLARATION_KEY, problem.member),
      message: aboutDeclaration(problem.member, fieldText.problem(problem)),
    })),
    ...form.declarationRefusals.map(({ name, code }) => ({
      fieldId: inputName(DECLARATION_KEY, DECLARATION_SLOT),
      message: aboutDeclaration(DECLARATION_SLOT, fieldText.refusal(name, code)),
    })),
  ];
}

/** A sentence with the question that it is about; what is said of the choice names it already. */
function aboutDeclaration(member: string, message: string): string {
  if (member === 'choice') return message;
  const name = member === DECLARATION_SLOT ? declarationText.files : declarationText.explanationName;
  return fieldText.aboutField(fieldText.memberOf(declarationText.title, name), message);
}
