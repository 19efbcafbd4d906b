import {
  BuyerStepPage,
  buyerAtStep,
  messageOf,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { BadgeLegend, FieldCheckboxes } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { WANTED_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { RunningCount } from '@/app/buyer/public_markets/[identifier]/running-count';
import { ticksShown } from '@/app/buyer/public_markets/[identifier]/ticks-shown';
import { drawOrExplain } from '@/app/draw-or-explain';
import { RadioField } from '@/components/form/radio-field';
import { countEffort } from '@/lib/journey/effort';
import { fieldsOfMarket } from '@/lib/markets/market-fields';
import { buyerText } from '@/lib/text/buyer';
import { FieldSearch } from './field-search';

const CHOICE_ID = 'wanted';
const FIELDS_ID = 'renseignements';
/** From how many fields on a search helps. */
const MANY = 10;

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'additional_fields');

async function AdditionalFieldsPage(props: StepPageProps) {
  const at = await buyerAtStep(props, 'additional_fields');
  const fields = (await fieldsOfMarket(at.market)).filter((field) => !field.mandatory);
  const ticked = ticksShown(at, ({ additionalFields }) => additionalFields?.fieldKeys ?? []);
  const saved = at.market.configuration.additionalFields?.wanted;
  const posted = at.refused?.values[WANTED_INPUT]?.at(-1);
  const wanted = posted === undefined ? saved : posted === 'yes';
  const message = messageOf(at);
  const text = buyerText.additional;
  const asked = wanted === false ? [] : fields.filter((field) => ticked.includes(field.key));
  return (
    <BuyerStepPage at={at} title={text.title} fieldId={CHOICE_ID} question={text.question}>
      <p className="fr-text--lead">{text.proportionality}</p>
      <RadioField
        id={CHOICE_ID}
        name={WANTED_INPUT}
        legend={text.question}
        errors={message ? [message] : []}
        options={[
          { value: 'no', label: text.no, checked: wanted === false },
          { value: 'yes', label: text.yes, checked: wanted === true },
        ]}
      />
      <div className="pm-when-wanted">
        <h2>{text.fieldsTitle}</h2>
        <BadgeLegend />
        {fields.length > MANY && <FieldSearch fieldsId={FIELDS_ID} />}
        <div id={FIELDS_ID}>
          <FieldCheckboxes fields={fields} isChecked={(field) => ticked.includes(field.key)} />
        </div>
      </div>
      <RunningCount fieldsId={FIELDS_ID} step="additional" shown={countEffort(asked)} />
    </BuyerStepPage>
  );
}

export default drawOrExplain(AdditionalFieldsPage);
