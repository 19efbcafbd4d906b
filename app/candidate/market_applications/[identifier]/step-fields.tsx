import { RadioField } from '@/components/form/radio-field';
import { TextAreaField } from '@/components/form/text-area-field';
import { WhyAsked } from '@/components/form/why-asked';
import { DECLARATION_CHOICES, declarationProblems } from '@/lib/applications/declaration';
import { typedAt } from '@/lib/fields/cards';
import { inputName, type Problem } from '@/lib/fields/field-type';
import { isAnswered } from '@/lib/fields/read-answer';
import { fieldType } from '@/lib/fields/registry';
import { DECLARATION_KEY, type FormField } from '@/lib/journey/application-form';
import { DECLARATION_SECTION, sectionId } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';
import { fieldText } from '@/lib/text/fields';

type StepFieldsProps = {
  fields: readonly FormField[];
  showErrors: boolean;
  /** The step was saved already: what has no answer is then marked, without alarm. */
  isSaved: boolean;
  /** Name of the card whose removal is to be confirmed. */
  cardToRemove?: string;
};

/** A step's fields, by sub-category, each drawn by its input type. Problems show only after a post that met them. */
export function StepFields({ fields, showErrors, isSaved, cardToRemove }: StepFieldsProps) {
  const now = new Date();
  const sections = Map.groupBy(fields, (field) => field.requirement.subcategoryKey);
  return [...sections].map(([key, inSection]) => (
    <section key={key} className="fr-mb-6w" id={sectionId(key)} tabIndex={-1}>
      <h2>{inSection[0]?.requirement.subcategoryCandidateLabel}</h2>
      {inSection.map((field) => {
        const { Form } = fieldType(field.inputType);
        const isInside = cardToRemove?.startsWith(`${field.key}.`);
        return (
          <div className="pm-field" key={field.key} id={field.key} tabIndex={-1}>
            {isSaved && <UnansweredMark field={field} />}
            <Form
              field={field}
              lockedBecause={field.locked ? candidateText.identification.siretLocked : undefined}
              draft={field.draft}
              problems={showErrors ? field.problems : []}
              documents={field.documents}
              refusals={field.refusals.filter((refusal) => showErrors || refusal.late)}
              cardToRemove={isInside ? cardToRemove?.slice(field.key.length + 1) : undefined}
              now={now}
            />
            {field.legalReference && (
              <WhyAsked
                question={fieldText.why}
                about={field.label}
                answer={fieldText.legalReference(field.legalReference)}
              />
            )}
          </div>
        );
      })}
    </section>
  ));
}

/** Scripts hide the mark once something is answered, and show it again; its place stays. */
function UnansweredMark({ field }: { field: FormField }) {
  if (isAnswered({ field, value: field.value }) || field.problems.length > 0) return null;
  return (
    <p className="fr-badge fr-badge--sm fr-badge--no-icon fr-mb-1w" data-unanswered={field.key}>
      {fieldText.missing}
    </p>
  );
}

/** What to mend in a step, for the summary at its top, each line leading to its input. */
export function stepErrors(fields: readonly FormField[]): { fieldId: string; message: string }[] {
  return fields.flatMap((field) => [
    ...field.problems.map((problem) => ({
      fieldId: problem.member === '' ? field.key : inputName(field.key, problem.member),
      message: fieldText.aboutField(
        fieldType(field.inputType).nameOf?.(problem.member, field.draft) ?? field.label,
        fieldText.problem(problem.code, typedAt(field.draft, problem.member)),
      ),
    })),
    ...field.refusals.map((refusal) => ({
      fieldId: inputName(field.key, refusal.slot ?? 'documents'),
      message: fieldText.refusal(refusal.name, refusal.code),
    })),
  ]);
}

type DeclarationProps = { draft: Record<string, unknown>; showErrors: boolean };

/** The declaration on honour: a separate act, two honest answers, nothing ticked beforehand. */
export function DeclarationForm({ draft, showErrors }: DeclarationProps) {
  const problems = showErrors ? declarationProblems(draft) : [];
  const name = inputName(DECLARATION_KEY, 'choice');
  return (
    <section className="fr-mb-6w" id={DECLARATION_SECTION} tabIndex={-1}>
      <h2>{declarationText.title}</h2>
      <RadioField
        id={name}
        name={name}
        legend={declarationText.question}
        hint={declarationText.hint}
        errors={messagesOf(problems, 'choice')}
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
          errors={messagesOf(problems, 'explanation')}
        />
      </RadioField>
    </section>
  );
}

export function declarationErrors(draft: Record<string, unknown>): { fieldId: string; message: string }[] {
  return declarationProblems(draft).map((problem) => ({
    fieldId: inputName(DECLARATION_KEY, problem.member),
    message: fieldText.problem(problem.code),
  }));
}

function messagesOf(problems: readonly Problem[], member: string): string[] {
  return problems.filter((problem) => problem.member === member).map((problem) => fieldText.problem(problem.code));
}
