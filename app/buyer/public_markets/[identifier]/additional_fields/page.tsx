import {
  type BuyerAtStep,
  BuyerStepPage,
  buyerAtStep,
  messageOf,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { BadgeLegend, FieldCheckboxes } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { LOTS_OF_INPUT, WANTED_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { RunningCount } from '@/app/buyer/public_markets/[identifier]/running-count';
import { ticksShown } from '@/app/buyer/public_markets/[identifier]/ticks-shown';
import { drawOrExplain } from '@/app/draw-or-explain';
import { RadioField } from '@/components/form/radio-field';
import { TextField } from '@/components/form/text-field';
import type { AvailableField } from '@/db/queries/catalogue';
import { countEffort } from '@/lib/journey/effort';
import { fieldsOfMarket } from '@/lib/markets/market-fields';
import { lotsOfMarket } from '@/lib/markets/market-lots';
import { readLotNumbers } from '@/lib/markets/typed-lots';
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
  const lots = await lotsOfMarket(at.market);
  const lotsOf = lotsOfFields(at, ticked, lots.length);
  const wrong = at.problem === 'field_lots' ? lotsOf.wrong : undefined;
  const message = wrong ? undefined : messageOf(at);
  const text = buyerText.additional;
  const asked = wanted === false ? [] : fields.filter((field) => ticked.includes(field.key));
  return (
    <BuyerStepPage
      at={at}
      title={text.title}
      fieldId={wrong ? LOTS_OF_INPUT + wrong : CHOICE_ID}
      question={wrong ? text.lotsOf(labelOf(fields, wrong)) : text.question}
    >
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
          <FieldCheckboxes
            fields={fields}
            isChecked={(field) => ticked.includes(field.key)}
            below={
              lots.length < 2
                ? undefined
                : (field) => (
                    <div className="pm-lots-of">
                      <TextField
                        id={LOTS_OF_INPUT + field.key}
                        label={text.lotsOf(field.buyerLabel)}
                        hint={text.lotsOfHint(lots.length)}
                        errors={wrong === field.key ? [buyerText.problems.field_lots] : []}
                        value={lotsOf.typed(field.key)}
                      />
                    </div>
                  )
            }
          />
        </div>
      </div>
      <RunningCount fieldsId={FIELDS_ID} step="additional" shown={countEffort(asked)} />
    </BuyerStepPage>
  );
}

const labelOf = (fields: readonly AvailableField[], key: string) =>
  fields.find((field) => field.key === key)?.buyerLabel ?? '';

/** The lots of each field as they are typed, or saved; `wrong`: key of the first whose lots are none. */
function lotsOfFields({ market, refused }: BuyerAtStep, ticked: readonly string[], count: number) {
  const saved = market.configuration.additionalFields?.lots ?? {};
  const typed = (key: string) =>
    refused?.values[LOTS_OF_INPUT + key]?.at(-1) ?? (saved[key] ?? []).map((rank) => rank + 1).join(', ');
  return { typed, wrong: ticked.find((key) => !readLotNumbers(typed(key), count)) };
}

export default drawOrExplain(AdditionalFieldsPage);
