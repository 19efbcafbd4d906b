import {
  BuyerStepPage,
  buyerAtStep,
  messageOf,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { DEFENSE_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { drawOrExplain } from '@/app/draw-or-explain';
import { marketFacts } from '@/app/market/market-facts';
import { RadioField } from '@/components/form/radio-field';
import { Facts } from '@/components/layout/facts';
import { findEditor } from '@/db/queries/editors';
import { findLots } from '@/db/queries/markets';
import { isDefense } from '@/lib/journey/effective-types';
import { buyerText } from '@/lib/text/buyer';

const CHOICE_ID = 'defense';

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'setup');

async function SetupPage(props: StepPageProps) {
  const at = await buyerAtStep(props, 'setup');
  const { market } = at;
  const [editor, lots] = await Promise.all([findEditor(market.editorId), findLots(market.id)]);
  const platform = editor?.name ?? '';
  const text = buyerText.setup;
  const givenByEditor = market.marketTypeCodes.includes('defense');
  const locked = givenByEditor || !editor?.defenseAllowed;
  const saved = market.configuration.setup !== undefined || locked ? isDefense(market) : undefined;
  const posted = at.refused?.values[DEFENSE_INPUT]?.at(-1);
  const answer = posted === undefined ? saved : posted === 'yes';
  const message = messageOf(at);
  return (
    <BuyerStepPage at={at} title={text.title(market.name)} fieldId={CHOICE_ID} question={text.question}>
      <p className="fr-text--lead">{text.introduction(platform)}</p>
      <Facts facts={marketFacts({ market, lots, platform, now: new Date() })} />
      <RadioField
        id={CHOICE_ID}
        name={DEFENSE_INPUT}
        legend={text.question}
        hint={locked ? (givenByEditor ? text.lockedYes : text.lockedNo) : undefined}
        errors={message ? [message] : []}
        options={[
          { value: 'yes', label: buyerText.yes, hint: text.yesHint, checked: answer === true, disabled: locked },
          { value: 'no', label: buyerText.no, checked: answer === false, disabled: locked },
        ]}
      />
    </BuyerStepPage>
  );
}

export default drawOrExplain(SetupPage);
