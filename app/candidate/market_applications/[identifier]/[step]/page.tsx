import {
  candidateAtStep,
  type StepPageProps,
  stepName,
  titleAt,
} from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { CandidateStepPage } from '@/app/candidate/market_applications/[identifier]/candidate-step-page';
import { DeclarationForm } from '@/app/candidate/market_applications/[identifier]/declaration-form';
import { DossierFiles } from '@/app/candidate/market_applications/[identifier]/dossier-files';
import { mistakesAt } from '@/app/candidate/market_applications/[identifier]/mistakes';
import { SectionMenu } from '@/app/candidate/market_applications/[identifier]/part-states';
import { StepFields } from '@/app/candidate/market_applications/[identifier]/step-fields';
import { drawOrExplain, titleOrNone } from '@/app/draw-or-explain';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { fieldType } from '@/lib/fields/registry';
import { declarationStep } from '@/lib/journey/candidate-steps';

type CategoryPageProps = StepPageProps & { params: Promise<{ identifier: string; step: string }> };

export const generateMetadata = titleOrNone(async ({ params, searchParams }: CategoryPageProps) => {
  const { identifier, step } = await params;
  return titleAt(identifier, step, searchParams);
});

/** One step per category that the market asks for; its key is the segment of the address. */
async function CategoryPage({ params, searchParams }: CategoryPageProps) {
  const { identifier, step } = await params;
  const at = await candidateAtStep(identifier, step, searchParams);
  const fields = fieldsOfStep(at.form, step);
  const declares = declarationStep(at.steps) === step;
  const takesFiles = declares || fields.some((field) => fieldType(field.inputType).fileSlots.length > 0);
  return (
    <CandidateStepPage at={at} title={stepName(at.form, step)} errors={at.showErrors ? mistakesAt(at.form, step) : []}>
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
