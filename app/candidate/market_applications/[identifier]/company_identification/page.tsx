import {
  CandidateStepPage,
  candidateAtStep,
  type StepPageProps,
} from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { StepFields, stepErrors } from '@/app/candidate/market_applications/[identifier]/step-fields';
import { drawOrExplain } from '@/app/draw-or-explain';
import { marketFacts } from '@/app/market/market-facts';
import { Facts } from '@/components/layout/facts';
import { findLots } from '@/db/queries/markets';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';

const text = candidateText.identification;

export async function generateMetadata({ searchParams }: StepPageProps) {
  const prefix = (await searchParams).erreur !== undefined ? candidateText.errorPrefix : '';
  return { title: prefix + candidateText.stepNames.company_identification };
}

async function CompanyIdentificationPage({ params, searchParams }: StepPageProps) {
  const { identifier } = await params;
  const at = await candidateAtStep(identifier, IDENTIFICATION_STEP, searchParams);
  const platform = at.editor?.name ?? '';
  const lots = await findLots(at.market.id);
  const fields = fieldsOfStep(at.form, IDENTIFICATION_STEP);
  const filesToPrepare = at.form.fields.filter((field) => field.inputType === 'files');
  return (
    <CandidateStepPage at={at} title={text.title} errors={at.showErrors ? stepErrors(fields) : []}>
      <p className="fr-text--lead">{text.introduction(platform)}</p>
      <section className="fr-mb-4w">
        <h2>{text.market}</h2>
        <Facts facts={marketFacts({ market: at.market, lots, platform, now: new Date() })} />
      </section>
      {filesToPrepare.length > 0 && (
        <section className="fr-mb-4w">
          <h2>{text.toPrepare}</h2>
          <p>{text.toPrepareHint}</p>
          <ul>
            {filesToPrepare.map((field) => (
              <li key={field.key}>{field.label}</li>
            ))}
          </ul>
        </section>
      )}
      <StepFields fields={fields} showErrors={at.showErrors} cardToRemove={at.cardToRemove} />
    </CandidateStepPage>
  );
}

export default drawOrExplain(CompanyIdentificationPage);
