import { BeforeIdentification } from '@/app/candidate/market_applications/[identifier]/company_identification/before-identification';
import { DeclarationForm } from '@/app/candidate/market_applications/[identifier]/declaration-form';
import { StepFields } from '@/app/candidate/market_applications/[identifier]/step-fields';
import type { Lot, Market } from '@/db/queries/markets';
import { fieldsOfStep } from '@/lib/applications/save-step';
import type { ApplicationForm } from '@/lib/journey/application-form';
import { declarationStep, IDENTIFICATION_STEP, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { buyerText } from '@/lib/text/buyer';

type Props = {
  market: Market;
  lots: readonly Lot[];
  platform: string;
  form: ApplicationForm;
  steps: readonly string[];
  step: string;
};

/**
 * A step as the candidate meets it, drawn by the same components. The group is disabled: nothing in it takes the focus or
 * an answer, what is written in it is read like the rest of the page, and no form could be sent.
 */
export function PreviewedStep({ market, lots, platform, form, steps, step }: Props) {
  const fields = fieldsOfStep(form, step);
  const declares = declarationStep(steps) === step;
  return (
    <>
      {step === IDENTIFICATION_STEP && (
        <BeforeIdentification market={market} lots={lots} platform={platform} fields={form.fields} />
      )}
      {step === SUMMARY_STEP && <p className="fr-text--lead">{buyerText.preview.summary}</p>}
      {step !== IDENTIFICATION_STEP && fields[0] && (
        <p className="fr-text--lead">{fields[0].requirement.categoryIntro}</p>
      )}
      {(fields.length > 0 || declares) && (
        <fieldset className="pm-preview" disabled>
          <legend className="fr-sr-only">{buyerText.preview.fields}</legend>
          <StepFields fields={fields} showErrors={false} isSaved={false} />
          {declares && <DeclarationForm form={form} showErrors={false} />}
        </fieldset>
      )}
    </>
  );
}
