import {
  BuyerStepPage,
  marketAtStep,
  problemOf,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
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
  const market = await marketAtStep(props, 'setup');
  const [editor, lots, problem] = await Promise.all([
    findEditor(market.editorId),
    findLots(market.id),
    problemOf(props),
  ]);
  const platform = editor?.name ?? '';
  const text = buyerText.setup;
  const givenByEditor = market.marketTypeCodes.includes('defense');
  const locked = givenByEditor || !editor?.defenseAllowed;
  const answered = market.configuration.setup !== undefined || locked;
  const message = problem && buyerText.problems[problem];
  return (
    <BuyerStepPage
      market={market}
      step="setup"
      title={text.title(market.name)}
      error={message ? { fieldId: CHOICE_ID, message } : undefined}
    >
      <p className="fr-text--lead">{text.introduction(platform)}</p>
      <Facts facts={marketFacts({ market, lots, platform, now: new Date() })} />
      <RadioField
        id={CHOICE_ID}
        name="defense"
        legend={text.question}
        hint={locked ? (givenByEditor ? text.lockedYes : text.lockedNo) : undefined}
        errors={message ? [message] : []}
        options={[
          {
            value: 'yes',
            label: text.yes,
            hint: text.yesHint,
            checked: answered && isDefense(market),
            disabled: locked,
          },
          { value: 'no', label: text.no, checked: answered && !isDefense(market), disabled: locked },
        ]}
      />
    </BuyerStepPage>
  );
}

export default drawOrExplain(SetupPage);
