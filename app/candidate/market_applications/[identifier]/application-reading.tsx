import { Facts } from '@/components/layout/facts';
import { Blocks } from '@/lib/fields/display';
import { readAnswer } from '@/lib/fields/read-answer';
import type { ApplicationForm, FormField } from '@/lib/journey/application-form';
import { stepOfCategory } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';

type Props = {
  form: ApplicationForm;
  stepTitle: (step: string) => string;
  /** Address of a step, for its « modifier » link; absent once the application is submitted. */
  editPath?: (step: string) => string;
};

/** Everything that was answered, by step and section, as it will be printed. */
export function ApplicationReading({ form, stepTitle, editPath }: Props) {
  const byCategory = Map.groupBy(form.fields, (field) => field.requirement.categoryKey);
  return (
    <>
      {[...byCategory].map(([category, fields]) => {
        const step = stepOfCategory(category);
        const title = stepTitle(step);
        return (
          <section key={category} className="fr-mb-6w">
            <h2>{title}</h2>
            {editPath && (
              <p>
                <a className="fr-link" href={editPath(step)}>
                  {candidateText.summary.edit(title)}
                </a>
              </p>
            )}
            <CategoryReading fields={fields} />
          </section>
        );
      })}
      <section className="fr-mb-6w">
        <h2>{declarationText.title}</h2>
        <p className="pm-typed">{form.declaration?.wording ?? candidateText.summary.noDeclaration}</p>
        {form.declaration?.explanation && <p className="pm-typed">{form.declaration.explanation}</p>}
      </section>
    </>
  );
}

function CategoryReading({ fields }: { fields: readonly FormField[] }) {
  const sections = Map.groupBy(fields, (field) => field.requirement.subcategoryKey);
  return [...sections].map(([key, inSection]) => (
    <div key={key}>
      <h3 className="fr-h6">{inSection[0]?.requirement.subcategoryCandidateLabel}</h3>
      <Facts
        facts={inSection.map((field) => ({
          key: field.key,
          label: field.label,
          value: <Blocks blocks={readAnswer({ field, value: field.value, documents: field.documents })} />,
        }))}
      />
    </div>
  ));
}
