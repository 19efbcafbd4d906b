import {
  BuyerStepPage,
  buyerAtStep,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { BadgeLegend, FieldCheckboxes } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { RunningCount } from '@/app/buyer/public_markets/[identifier]/running-count';
import { ticksShown } from '@/app/buyer/public_markets/[identifier]/ticks-shown';
import { drawOrExplain } from '@/app/draw-or-explain';
import type { AvailableField } from '@/db/queries/catalogue';
import { findPreviousMarkets } from '@/db/queries/previous-markets';
import { countEffort } from '@/lib/journey/effort';
import { fieldsOfMarket } from '@/lib/markets/market-fields';
import { buyerText } from '@/lib/text/buyer';
import { ManyUnticked } from './many-unticked';
import { PreviousMarkets } from './previous-markets';

/** Where this page's error summary leads: its first section. */
const FIELDS_ID = 'renseignements';

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'required_fields');

async function RequiredFieldsPage(props: StepPageProps) {
  const at = await buyerAtStep(props, 'required_fields');
  const [available, previous] = await Promise.all([fieldsOfMarket(at.market), findPreviousMarkets(at.market)]);
  const fields = available.filter((field) => field.mandatory);
  const everything = fields.map((field) => field.key);
  const ticked = ticksShown(at, ({ requiredFields }) => requiredFields?.fieldKeys ?? everything);
  const isChecked = (field: AvailableField) => field.locked || ticked.includes(field.key);
  const asked = fields.filter(isChecked);
  const text = buyerText.required;
  const toConfirm = at.refused !== undefined && at.problem === 'many_unticked';
  return (
    <BuyerStepPage
      at={at}
      title={text.title}
      fieldId={FIELDS_ID}
      submitLabel={toConfirm ? text.confirmation.submit : undefined}
    >
      {toConfirm && (
        <ManyUnticked labels={fields.filter((field) => !isChecked(field)).map(({ buyerLabel }) => buyerLabel)} />
      )}
      <p className="fr-text--lead">{text.introduction}</p>
      <PreviousMarkets markets={previous} />
      <BadgeLegend />
      <p>{text.unticking}</p>
      <div id={FIELDS_ID} tabIndex={-1}>
        <FieldCheckboxes fields={fields} isChecked={isChecked} />
      </div>
      <RunningCount fieldsId={FIELDS_ID} step="required" shown={countEffort(asked)} />
    </BuyerStepPage>
  );
}

export default drawOrExplain(RequiredFieldsPage);
