import { Blocks } from '@/components/fields/blocks';
import { Facts } from '@/components/layout/facts';
import { StateBadge } from '@/components/layout/state-badge';
import { readFiles } from '@/lib/fields/files';
import { type ApplicationForm, type FormField, filesDeclared } from '@/lib/journey/application-form';
import {
  DECLARATION_SECTION,
  declarationPage,
  IDENTIFICATION_STEP,
  IDENTITY_CATEGORY,
  pageOf,
  SUMMARY_STEP,
} from '@/lib/journey/candidate-steps';
import { readField } from '@/lib/journey/read-field';
import { pagesOfForm } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';
import { sectionId } from './step-fields';

type Props = {
  form: ApplicationForm;
  stepTitle: (step: string) => string;
  /** Address of a page, or of what has this id there, for its « modifier » link; absent once the application is submitted. */
  editPath?: (page: string, id?: string) => string;
};

/** Everything that was answered, by step and section, as it will be printed; what must be mended before is said to be. */
export function ApplicationReading({ form, stepTitle, editPath }: Props) {
  const page = declarationPage(pagesOfForm(form));
  const declarationAt: [string, string?] = page === SUMMARY_STEP ? [page, DECLARATION_SECTION] : [page];
  const byCategory = Map.groupBy(form.fields, (field) => field.requirement.categoryKey);
  return (
    <>
      {[...byCategory].map(([category, fields]) => {
        const title = stepTitle(category === IDENTITY_CATEGORY ? IDENTIFICATION_STEP : category);
        return (
          <section key={category} className="fr-mb-6w">
            <h2>{title}</h2>
            <CategoryReading title={title} fields={fields} editPath={editPath} />
          </section>
        );
      })}
      <section className="fr-mb-6w">
        <div className="pm-section-title">
          <h2 className="fr-mb-0">{declarationText.title}</h2>
          {editPath && <EditLink href={editPath(...declarationAt)} about={declarationText.title} />}
        </div>
        <p className="pm-typed">{form.declaration?.wording ?? candidateText.summary.noDeclaration}</p>
        {form.declaration?.explanation && <p className="pm-typed">{form.declaration.explanation}</p>}
        <Blocks blocks={readFiles(filesDeclared(form))} />
      </section>
    </>
  );
}

type CategoryProps = Pick<Props, 'editPath'> & { title: string; fields: readonly FormField[] };

/** A section that has the name of its category goes without a heading of its own: one would hear it twice. */
function CategoryReading({ title, fields, editPath }: CategoryProps) {
  const sections = Map.groupBy(fields, (field) => field.requirement.subcategoryKey);
  return [...sections].map(([key, inSection]) => (
    <div key={key}>
      <div className="pm-section-title">
        {labelOf(inSection) !== title && <h3 className="fr-h6 fr-mb-0">{labelOf(inSection)}</h3>}
        {editPath && inSection[0] && <EditLink href={editPath(...placeOf(inSection[0]))} about={labelOf(inSection)} />}
      </div>
      <Facts
        facts={inSection.map((field) => ({
          key: field.key,
          label: field.label,
          value:
            field.problems.length > 0 ? (
              <StateBadge tone="to_mend">{candidateText.parts.to_mend}</StateBadge>
            ) : (
              <Blocks blocks={readField(field, 'candidate')} />
            ),
        }))}
      />
    </div>
  ));
}

/** The page of a section, and where on it. */
function placeOf({ requirement }: FormField): [page: string, id?: string] {
  const page = pageOf(requirement);
  return page === IDENTIFICATION_STEP ? [page, sectionId(requirement.subcategoryKey)] : [page];
}

const labelOf = (fields: readonly FormField[]) => fields[0]?.requirement.subcategoryCandidateLabel ?? '';

function EditLink({ href, about }: { href: string; about: string }) {
  return (
    <a className="fr-link" href={href} aria-label={candidateText.summary.edit + candidateText.summary.editAbout(about)}>
      {candidateText.summary.edit}
    </a>
  );
}
