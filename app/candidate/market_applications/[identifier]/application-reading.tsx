import { Blocks } from '@/components/fields/blocks';
import { Facts } from '@/components/layout/facts';
import { StateBadge } from '@/components/layout/state-badge';
import { readFiles } from '@/lib/fields/files';
import { readAnswer } from '@/lib/fields/read-answer';
import { type ApplicationForm, type FormField, filesDeclared } from '@/lib/journey/application-form';
import { candidateSteps, declarationStep, stepOfCategory } from '@/lib/journey/candidate-steps';
import { DECLARATION_SECTION, sectionId } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';

type Props = {
  form: ApplicationForm;
  stepTitle: (step: string) => string;
  /** Address of a section, for its « modifier » link; absent once the application is submitted. */
  editPath?: (step: string, sectionId: string) => string;
};

/** Everything that was answered, by step and section, as it will be printed; what must be mended before is said to be. */
export function ApplicationReading({ form, stepTitle, editPath }: Props) {
  const declarationAt = declarationStep(candidateSteps(form.fields.map((field) => field.requirement)));
  const byCategory = Map.groupBy(form.fields, (field) => field.requirement.categoryKey);
  return (
    <>
      {[...byCategory].map(([category, fields]) => {
        const step = stepOfCategory(category);
        const title = stepTitle(step);
        return (
          <section key={category} className="fr-mb-6w">
            <h2>{title}</h2>
            <CategoryReading fields={fields} editPath={editPath && ((id) => editPath(step, id))} />
          </section>
        );
      })}
      <section className="fr-mb-6w">
        <div className="pm-section-title">
          <h2 className="fr-mb-0">{declarationText.title}</h2>
          {editPath && <EditLink href={editPath(declarationAt, DECLARATION_SECTION)} about={declarationText.title} />}
        </div>
        <p className="pm-typed">{form.declaration?.wording ?? candidateText.summary.noDeclaration}</p>
        {form.declaration?.explanation && <p className="pm-typed">{form.declaration.explanation}</p>}
        <Blocks blocks={readFiles(filesDeclared(form))} />
      </section>
    </>
  );
}

type CategoryProps = { fields: readonly FormField[]; editPath?: (sectionId: string) => string };

function CategoryReading({ fields, editPath }: CategoryProps) {
  const sections = Map.groupBy(fields, (field) => field.requirement.subcategoryKey);
  return [...sections].map(([key, inSection]) => (
    <div key={key}>
      <div className="pm-section-title">
        <h3 className="fr-h6 fr-mb-0">{labelOf(inSection)}</h3>
        {editPath && <EditLink href={editPath(sectionId(key))} about={labelOf(inSection)} />}
      </div>
      <Facts
        facts={inSection.map((field) => ({
          key: field.key,
          label: field.label,
          value:
            field.problems.length > 0 ? (
              <StateBadge tone="to_mend">{candidateText.parts.to_mend}</StateBadge>
            ) : (
              <Blocks blocks={readAnswer({ field, value: field.value, documents: field.documents })} />
            ),
        }))}
      />
    </div>
  ));
}

const labelOf = (fields: readonly FormField[]) => fields[0]?.requirement.subcategoryCandidateLabel ?? '';

function EditLink({ href, about }: { href: string; about: string }) {
  return (
    <a className="fr-link" href={href}>
      {candidateText.summary.edit}
      <span className="fr-sr-only">{candidateText.summary.editAbout(about)}</span>
    </a>
  );
}
