import {
  candidateAtStep,
  pageName,
  type StepPageProps,
  titleAt,
} from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { CandidateStepPage } from '@/app/candidate/market_applications/[identifier]/candidate-step-page';
import { DeclarationForm } from '@/app/candidate/market_applications/[identifier]/declaration-form';
import { DossierFiles } from '@/app/candidate/market_applications/[identifier]/dossier-files';
import { mistakesAt } from '@/app/candidate/market_applications/[identifier]/mistakes';
import { offersOfPage, TakeAll } from '@/app/candidate/market_applications/[identifier]/reuse/offers-of-page';
import { StepFields } from '@/app/candidate/market_applications/[identifier]/step-fields';
import { placeOfParams, type StepParams } from '@/app/candidate/market_applications/[identifier]/step-params';
import { drawOrExplain, titleOrNone } from '@/app/draw-or-explain';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { fieldType } from '@/lib/fields/registry';
import { declarationPage, isPageSaved, isWithin, stepOf } from '@/lib/journey/candidate-steps';

type SectionPageProps = StepPageProps & { params: Promise<StepParams> };

export const generateMetadata = titleOrNone(async ({ params, searchParams }: SectionPageProps) => {
  const { identifier, ...place } = await params;
  return titleAt(identifier, placeOfParams(place), searchParams);
});

/** A section of a category: a sub-category that the market asks for, or the declaration on honour. */
async function SectionPage({ params, searchParams }: SectionPageProps) {
  const { identifier, ...place } = await params;
  const at = await candidateAtStep(identifier, placeOfParams(place), searchParams);
  const { form, page, pages, showErrors } = at;
  const fields = fieldsOfStep(form, page);
  const offers = await offersOfPage(at);
  const declares = declarationPage(pages) === page;
  const isFirst = pages.find((other) => isWithin(other, stepOf(page))) === page;
  const takesFiles = declares || fields.some((field) => fieldType(field.inputType).fileSlots.length > 0);
  return (
    <CandidateStepPage at={at} title={pageName(form, page)} errors={showErrors ? mistakesAt(form, page) : []}>
      {isFirst && fields[0] && <p>{fields[0].requirement.categoryIntro}</p>}
      {takesFiles && (await DossierFiles({ applicationId: at.application.id, withRules: true }))}
      <TakeAll offers={offers} />
      <StepFields
        fields={fields}
        showErrors={showErrors}
        isSaved={isPageSaved(at.application.savedSteps, page)}
        cardToRemove={at.cardToRemove}
        offers={offers}
      />
      {declares && <DeclarationForm form={form} showErrors={showErrors} />}
    </CandidateStepPage>
  );
}

export default drawOrExplain(SectionPage);
