import {
  BuyerStepPage,
  marketAtStep,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { BadgeLegend, FieldCheckboxes } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { drawOrExplain } from '@/app/draw-or-explain';
import { findAvailableFields } from '@/db/queries/catalogue';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { buyerText } from '@/lib/text/buyer';

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'required_fields');

async function RequiredFieldsPage(props: StepPageProps) {
  const market = await marketAtStep(props, 'required_fields');
  const available = await findAvailableFields(effectiveTypes(market));
  const chosen = market.configuration.requiredFields?.fieldKeys;
  return (
    <BuyerStepPage market={market} step="required_fields" title={buyerText.required.title}>
      <p className="fr-text--lead">{buyerText.required.introduction}</p>
      <BadgeLegend />
      <p>{buyerText.required.unticking}</p>
      <FieldCheckboxes
        fields={available.filter((field) => field.mandatory)}
        isChecked={(field) => field.locked || (chosen?.includes(field.key) ?? true)}
      />
    </BuyerStepPage>
  );
}

export default drawOrExplain(RequiredFieldsPage);
