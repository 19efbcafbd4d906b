import {
  BuyerStepPage,
  marketAtStep,
  problemOf,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { BadgeLegend, FieldCheckboxes } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { drawOrExplain } from '@/app/draw-or-explain';
import { RadioField } from '@/components/form/radio-field';
import { findAvailableFields } from '@/db/queries/catalogue';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { buyerText } from '@/lib/text/buyer';

const CHOICE_ID = 'wanted';

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'additional_fields');

async function AdditionalFieldsPage(props: StepPageProps) {
  const market = await marketAtStep(props, 'additional_fields');
  const problem = await problemOf(props);
  const available = await findAvailableFields(effectiveTypes(market));
  const saved = market.configuration.additionalFields;
  const message = problem && buyerText.problems[problem];
  const text = buyerText.additional;
  // « yes » without any field is not saved: the choice comes back from what was wrong with it.
  const wanted = problem === 'no_field' ? true : saved?.wanted;
  return (
    <BuyerStepPage
      market={market}
      step="additional_fields"
      title={text.title}
      error={message ? { fieldId: CHOICE_ID, message } : undefined}
    >
      <p className="fr-text--lead">{text.proportionality}</p>
      <RadioField
        id={CHOICE_ID}
        name="wanted"
        legend={text.question}
        errors={message ? [message] : []}
        options={[
          { value: 'no', label: text.no, checked: wanted === false },
          { value: 'yes', label: text.yes, checked: wanted === true },
        ]}
      />
      <h2>{text.fieldsTitle}</h2>
      <BadgeLegend />
      <FieldCheckboxes
        fields={available.filter((field) => !field.mandatory)}
        isChecked={(field) => saved?.fieldKeys.includes(field.key) ?? false}
      />
    </BuyerStepPage>
  );
}

export default drawOrExplain(AdditionalFieldsPage);
