import { fieldForm } from '@/components/fields/forms';
import { NotApplicable } from '@/components/fields/not-applicable';
import { WhyAsked } from '@/components/form/why-asked';
import { Folded } from '@/components/layout/folded';
import type { Offer } from '@/lib/applications/offer-earlier';
import { CARD_EXISTS, entriesOf } from '@/lib/applications/posted-draft';
import { inputName } from '@/lib/fields/field-type';
import { questionOf } from '@/lib/fields/question-of';
import { fieldType } from '@/lib/fields/registry';
import { typedAt } from '@/lib/fields/values/cards';
import { hasVisible } from '@/lib/input/unseen-characters';
import { contextOf, type FormField, isUnanswered } from '@/lib/journey/application-form';
import { candidateText } from '@/lib/text/candidate';
import { fieldText } from '@/lib/text/fields';
import { askedHere } from './checking/asked-in';
import { FromRegister } from './registers/from-register';
import { OfferedAnswer } from './reuse/offered-answer';
import { TakenAnswer } from './reuse/taken-answer';

type StepFieldsProps = {
  fields: readonly FormField[];
  /** False where what is shown is not what is saved: nothing is known of what is wrong with it. */
  showErrors: boolean;
  /** The page was saved already: what has no answer is then marked, without alarm. */
  isSaved: boolean;
  /** Name of the card whose removal is to be confirmed. */
  cardToRemove?: string;
  /** What may be taken from earlier applications, by key of field. */
  offers?: ReadonlyMap<string, Offer>;
};

/** Id of a sub-category's part of a page that has several. */
export const sectionId = (subcategoryKey: string) => `section-${subcategoryKey}`;

/** A page's fields, each drawn by its input type, with what is wrong at each; by sub-category, the first of which has the page's own title. */
export function StepFields({ fields, showErrors, isSaved, cardToRemove, offers }: StepFieldsProps) {
  const now = new Date();
  const sections = Map.groupBy(fields, (field) => field.requirement.subcategoryKey);
  return [...sections].map(([key, inSection], place) => (
    <section key={key} className="fr-mb-6w" id={sectionId(key)} tabIndex={-1}>
      {place > 0 && <h2>{inSection[0]?.requirement.subcategoryCandidateLabel}</h2>}
      {inSection.map((field, rank) => {
        const Form = fieldForm(field.inputType);
        const isInside = cardToRemove?.startsWith(`${field.key}.`);
        const form = (
          <Form
            field={contextOf(field)}
            lockedBecause={whyLocked(field)}
            draft={field.draft}
            problems={showErrors ? field.problems : []}
            documents={field.documents}
            refusals={field.refusals.filter((refusal) => showErrors || refusal.late)}
            cardToRemove={isInside ? cardToRemove?.slice(field.key.length + 1) : undefined}
            now={now}
          />
        );
        return (
          <div className="pm-field" key={field.key} id={field.key} tabIndex={-1} {...askedHere(field)}>
            {isSaved && <UnansweredMark field={field} />}
            <FromRegister field={field}>
              {rank > 0 && isList(field) ? (
                <Folded title={field.label} isOpen={isBegun(field)}>
                  {form}
                </Folded>
              ) : (
                form
              )}
            </FromRegister>
            <TakenAnswer field={field} />
            <OfferedAnswer field={field} offer={offers?.get(field.key)} />
            <div className="pm-beside">
              {field.mayNotApply && (
                <NotApplicable field={field} draft={field.draft} problems={showErrors ? field.problems : []} />
              )}
              {field.legalReference && (
                <WhyAsked
                  question={fieldText.why}
                  about={field.label}
                  answer={fieldText.legalReference(field.legalReference)}
                />
              )}
            </div>
          </div>
        );
      })}
    </section>
  ));
}

/** What the platform gave, and vouches for. */
function whyLocked({ locked, draft }: FormField): string | undefined {
  const { siretLocked, otherNumberLocked } = candidateText.identification;
  if (!locked) return undefined;
  return draft.kind === undefined ? siretLocked : otherNumberLocked;
}

/** A list of cards is long: while nothing is in it, it is folded, unless its page begins with it. */
const isList = ({ inputType }: FormField) => fieldType(inputType).cards !== undefined;

const isBegun = ({ key, draft, documents, refusals, problems }: FormField) =>
  [documents, refusals, problems].some(({ length }) => length > 0) ||
  [...entriesOf(key, draft).values()].some((text) => text !== CARD_EXISTS && hasVisible(text));

/** Scripts hide the mark once something is answered, and show it again; its place stays. */
function UnansweredMark({ field }: { field: FormField }) {
  if (!isUnanswered(field)) return null;
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
        questionOf(field, problem.member),
        fieldText.problem(problem, typedAt(field.draft, problem.member)),
      ),
    })),
    ...field.refusals.map((refusal) => ({
      fieldId: inputName(field.key, refusal.slot ?? 'documents'),
      message: fieldText.aboutField(
        questionOf(field, refusal.slot ?? 'documents'),
        fieldText.refusal(refusal.name, refusal.code),
      ),
    })),
  ]);
}
