import {
  BuyerStepPage,
  buyerAtStep,
  messageOf,
  type StepPageProps,
  stepTitle,
} from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { DEFENSE_INPUT, GROUP_RULE_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { drawOrExplain } from '@/app/draw-or-explain';
import { marketFacts } from '@/app/market/market-facts';
import { CheckboxList } from '@/components/form/checkbox-list';
import { RadioField } from '@/components/form/radio-field';
import { Facts } from '@/components/layout/facts';
import { findEditor } from '@/db/queries/editors';
import { findLots } from '@/db/queries/markets';
import { isDefense } from '@/lib/journey/effective-types';
import { GROUP_RULES, groupRulesOf } from '@/lib/markets/group-rules';
import { buyerText } from '@/lib/text/buyer';
import { LotFields, lotProblemOf } from './lot-fields';

const CHOICE_ID = 'defense';

export const generateMetadata = (props: StepPageProps) => stepTitle(props, 'setup');

async function SetupPage(props: StepPageProps) {
  const at = await buyerAtStep(props, 'setup');
  const { market } = at;
  const [editor, given] = await Promise.all([findEditor(market.editorId), findLots(market.id)]);
  const platform = editor?.name ?? '';
  const text = buyerText.setup;
  const givenByEditor = market.marketTypeCodes.includes('defense');
  const locked = givenByEditor || !editor?.defenseAllowed;
  const saved = market.configuration.setup !== undefined || locked ? isDefense(market) : undefined;
  const posted = at.refused?.values[DEFENSE_INPUT]?.at(-1);
  const answer = posted === undefined ? saved : posted === 'yes';
  const aboutLots = lotProblemOf(at);
  const message = aboutLots ? undefined : messageOf(at);
  const wrong = aboutLots
    ? { fieldId: aboutLots.input, question: aboutLots.label }
    : { fieldId: CHOICE_ID, question: text.question };
  return (
    <BuyerStepPage at={at} title={text.title(market.name)} message={aboutLots?.message} {...wrong}>
      <p className="fr-text--lead">{text.introduction(platform)}</p>
      <Facts
        facts={marketFacts({ market, lots: given, platform, now: new Date() }).filter(
          ({ key }) => key !== 'lots' || given.length > 0,
        )}
      />
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
      <LotFields at={at} given={given} problem={aboutLots} />
      <CheckboxList
        idPrefix={GROUP_RULE_INPUT}
        name={GROUP_RULE_INPUT}
        legend={text.groupRules.legend}
        items={GROUP_RULES.map((rule) => ({
          value: rule,
          label: text.groupRules[rule],
          checked: (at.refused?.values[GROUP_RULE_INPUT] ?? groupRulesOf(market)).includes(rule),
        }))}
      />
      <p className="fr-hint-text">{text.groupRules.hint}</p>
    </BuyerStepPage>
  );
}

export default drawOrExplain(SetupPage);
