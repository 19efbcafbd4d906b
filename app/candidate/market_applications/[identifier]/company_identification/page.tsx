import { candidateAtStep, type StepPageProps } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { CandidateStepPage } from '@/app/candidate/market_applications/[identifier]/candidate-step-page';
import { SectionMenu } from '@/app/candidate/market_applications/[identifier]/part-states';
import { StepFields, stepErrors } from '@/app/candidate/market_applications/[identifier]/step-fields';
import { drawOrExplain } from '@/app/draw-or-explain';
import { findLots } from '@/db/queries/markets';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { BeforeIdentification } from './before-identification';
import { EarlierDrafts } from './earlier-drafts';

export async function generateMetadata({ searchParams }: StepPageProps) {
  const prefix = (await searchParams).erreur !== undefined ? candidateText.errorPrefix : '';
  return { title: prefix + candidateText.stepNames.company_identification };
}

async function CompanyIdentificationPage({ params, searchParams }: StepPageProps) {
  const { identifier } = await params;
  const at = await candidateAtStep(identifier, IDENTIFICATION_STEP, searchParams);
  const lots = await findLots(at.market.id);
  const fields = fieldsOfStep(at.form, IDENTIFICATION_STEP);
  return (
    <CandidateStepPage
      at={at}
      title={candidateText.identification.title}
      errors={at.showErrors ? stepErrors(fields) : []}
    >
      {await EarlierDrafts({ sessionId: at.sessionId, application: at.application })}
      <BeforeIdentification market={at.market} lots={lots} platform={at.editor?.name ?? ''} fields={at.form.fields} />
      <SectionMenu at={at} />
      <StepFields
        fields={fields}
        showErrors={at.showErrors}
        isSaved={at.application.savedSteps.includes(IDENTIFICATION_STEP)}
        cardToRemove={at.cardToRemove}
      />
    </CandidateStepPage>
  );
}

export default drawOrExplain(CompanyIdentificationPage);
