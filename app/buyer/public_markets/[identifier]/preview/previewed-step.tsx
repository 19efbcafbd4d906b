import { BeforeIdentification } from '@/app/candidate/market_applications/[identifier]/company_identification/before-identification';
import { DeclarationForm } from '@/app/candidate/market_applications/[identifier]/declaration-form';
import { StepFields } from '@/app/candidate/market_applications/[identifier]/step-fields';
import type { Lot, Market } from '@/db/queries/markets';
import { fieldsOfStep } from '@/lib/applications/save-step';
import type { ApplicationForm } from '@/lib/journey/application-form';
import { declarationPage, IDENTIFICATION_STEP, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { pagesOfForm } from '@/lib/journey/section-states';
import { buyerText } from '@/lib/text/buyer';

type Props = {
  market: Market;
  lots: readonly Lot[];
  platform: string;
  form: ApplicationForm;
  page: string;
};

/**
 * A page as the candidate meets it, drawn by the same components. The group is disabled: nothing in it takes the focus or
 * an answer, what is written in it is read like the rest of the page, and no form could be sent.
 */
export function PreviewedStep({ market, lots, platform, form, page }: Props) {
  const fields = fieldsOfStep(form, page);
  const declares = declarationPage(pagesOfForm(form)) === page;
  return (
    <>
      {page === IDENTIFICATION_STEP && (
        <BeforeIdentification market={market} lots={lots} platform={platform} fields={form.fields} />
      )}
      {page === SUMMARY_STEP && <p className="fr-text--lead">{buyerText.preview.summary}</p>}
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
