import {
  candidateAtStep,
  type StepPageProps,
  titleAt,
} from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { CandidateStepPage } from '@/app/candidate/market_applications/[identifier]/candidate-step-page';
import { mistakesAt } from '@/app/candidate/market_applications/[identifier]/mistakes';
import { ReplacementDraft } from '@/app/candidate/market_applications/[identifier]/replacement/replacement-draft';
import { offersOfPage, TakeAll } from '@/app/candidate/market_applications/[identifier]/reuse/offers-of-page';
import { StepFields } from '@/app/candidate/market_applications/[identifier]/step-fields';
import { drawOrExplain, titleOrNone } from '@/app/draw-or-explain';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { IDENTIFICATION_STEP, isPageSaved } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { AloneOrInGroup } from './alone-or-in-group';
import { BeforeIdentification } from './before-identification';
import { EarlierDrafts } from './earlier-drafts';

export const generateMetadata = titleOrNone(async ({ params, searchParams }: StepPageProps) =>
  titleAt((await params).identifier, IDENTIFICATION_STEP, searchParams),
);

async function CompanyIdentificationPage({ params, searchParams }: StepPageProps) {
  const { identifier } = await params;
  const at = await candidateAtStep(identifier, IDENTIFICATION_STEP, searchParams);
  const fields = fieldsOfStep(at.form, IDENTIFICATION_STEP);
  const offers = await offersOfPage(at);
  return (
    <CandidateStepPage
      at={at}
      title={candidateText.identification.title}
      errors={at.showErrors ? mistakesAt(at.form, IDENTIFICATION_STEP) : []}
    >
      {await ReplacementDraft({ application: at.application })}
      {at.application.rank === 1 && (await EarlierDrafts({ sessionId: at.sessionId, application: at.application }))}
      <BeforeIdentification
        market={at.market}
        lots={at.form.lots}
        platform={at.editor?.name ?? ''}
        fields={at.form.fields}
      />
      {at.application.rank === 1 && <AloneOrInGroup application={at.application} />}
      <TakeAll offers={offers} />
      <StepFields
        fields={fields}
        showErrors={at.showErrors}
        isSaved={isPageSaved(at.application.savedSteps, IDENTIFICATION_STEP)}
        cardToRemove={at.cardToRemove}
        offers={offers}
      />
    </CandidateStepPage>
  );
}

export default drawOrExplain(CompanyIdentificationPage);
