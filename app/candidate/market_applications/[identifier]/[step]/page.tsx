import {
  candidateAtStep,
  type StepPageProps,
  stepName,
} from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { CandidateStepPage } from '@/app/candidate/market_applications/[identifier]/candidate-step-page';
import { DeclarationForm, declarationErrors } from '@/app/candidate/market_applications/[identifier]/declaration-form';
import { DossierFiles } from '@/app/candidate/market_applications/[identifier]/dossier-files';
import { SectionMenu } from '@/app/candidate/market_applications/[identifier]/part-states';
import { StepFields, stepErrors } from '@/app/candidate/market_applications/[identifier]/step-fields';
import { drawOrExplain, titleOrNone } from '@/app/draw-or-explain';
import { findRequirements } from '@/db/queries/markets';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { openApplication } from '@/lib/auth/guards';
import { fieldType } from '@/lib/fields/registry';
import { declarationStep } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';

type CategoryPageProps = StepPageProps & { params: Promise<{ identifier: string; step: string }> };

/** The title is found out behind the guard: without a grant it must not tell what the market asks for. */
export const generateMetadata = titleOrNone(async ({ params, searchParams }: CategoryPageProps) => {
  const { identifier, step } = await params;
  const found = await openApplication(identifier);
  const requirements = found ? await findRequirements(found.market.id) : [];
  const name = requirements.find((requirement) => requirement.categoryKey === step)?.categoryCandidateLabel;
  const prefix = (await searchParams).erreur !== undefined ? candidateText.errorPrefix : '';
  return name ? { title: prefix + name } : {};
});

/** One step per category that the market asks for; its key is the segment of the address. */
async function CategoryPage({ params, searchParams }: CategoryPageProps) {
  const { identifier, step } = await params;
  const at = await candidateAtStep(identifier, step, searchParams);
  const fields = fieldsOfStep(at.form, step);
  const declares = declarationStep(at.steps) === step;
  const errors = at.showErrors ? [...stepErrors(fields), ...(declares ? declarationErrors(at.form) : [])] : [];
  const takesFiles = declares || fields.some((field) => fieldType(field.inputType).fileSlots.length > 0);
  return (
    <CandidateStepPage at={at} title={stepName(at.form, step)} errors={errors}>
      <p className="fr-text--lead">{fields[0]?.requirement.categoryIntro}</p>
      <SectionMenu at={at} />
      {takesFiles && (await DossierFiles({ applicationId: at.application.id, withRules: true }))}
      <StepFields
        fields={fields}
        showErrors={at.showErrors}
        isSaved={at.application.savedSteps.includes(step)}
        cardToRemove={at.cardToRemove}
      />
      {declares && <DeclarationForm form={at.form} showErrors={at.showErrors} />}
    </CandidateStepPage>
  );
}

export default drawOrExplain(CategoryPage);
