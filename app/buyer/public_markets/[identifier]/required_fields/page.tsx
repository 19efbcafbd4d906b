import {
  BuyerStepPage,
  buyerAtStep,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { BadgeLegend, FieldCheckboxes } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { ticksShown } from '@/app/buyer/public_markets/[identifier]/ticks-shown';
import { drawOrExplain } from '@/app/draw-or-explain';
import { fieldsOfMarket } from '@/lib/markets/market-fields';
import { buyerText } from '@/lib/text/buyer';

/** Where this page's error summary leads: its first section. */
const FIELDS_ID = 'renseignements';

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'required_fields');

async function RequiredFieldsPage(props: StepPageProps) {
  const at = await buyerAtStep(props, 'required_fields');
  const fields = (await fieldsOfMarket(at.market)).filter((field) => field.mandatory);
  const everything = fields.map((field) => field.key);
  const ticked = ticksShown(at, ({ requiredFields }) => requiredFields?.fieldKeys ?? everything);
  return (
    <BuyerStepPage at={at} title={buyerText.required.title} fieldId={FIELDS_ID}>
      <p className="fr-text--lead">{buyerText.required.introduction}</p>
      <BadgeLegend />
      <p>{buyerText.required.unticking}</p>
      <div id={FIELDS_ID} tabIndex={-1}>
        <FieldCheckboxes fields={fields} isChecked={(field) => field.locked || ticked.includes(field.key)} />
      </div>
    </BuyerStepPage>
  );
}

export default drawOrExplain(RequiredFieldsPage);
