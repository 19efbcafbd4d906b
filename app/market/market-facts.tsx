import type { Fact } from '@/components/layout/facts';
import type { Lot, Market } from '@/db/queries/markets';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { groupRulesOf } from '@/lib/markets/group-rules';
import { limitsOfMarket } from '@/lib/markets/market-lots';
import { formatSiret } from '@/lib/siret';
import { formatDateTime, timeLeft } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';

type Given = { market: Market; lots: readonly Lot[]; platform: string; now: Date };

/** What a market is, as buyers and candidates read it before anything is asked of them. */
export function marketFacts({ market, lots, platform, now }: Given): Fact[] {
  const { facts } = marketText;
  return [
    { key: 'name', label: facts.name, value: market.name },
    { key: 'lots', label: facts.lots, value: lots.length > 0 ? <LotList lots={lots} /> : marketText.noLot },
    ...(lots.length > 1 ? limitFacts(market) : []),
    ...groupRuleFacts(market),
    { key: 'deadline', label: facts.deadline, value: formatDateTime(market.deadline) },
    { key: 'left', label: facts.timeLeft, value: timeLeft(market.deadline, now) },
    { key: 'types', label: facts.types, value: effectiveTypes(market).map(marketText.typeName).join(', ') },
    { key: 'siret', label: facts.buyerSiret, value: formatSiret(market.siret) },
    { key: 'editor', label: facts.editor, value: platform },
    { key: 'identifier', label: facts.identifier, value: market.identifier },
  ];
}

/** How many lots one may apply for, and be awarded, where that is limited. */
export function limitFacts(market: Market): Fact[] {
  const { facts } = marketText;
  const { lotLimit, awardLimit } = limitsOfMarket(market);
  return [
    ...(lotLimit === null ? [] : [{ key: 'lot-limit', label: facts.lotLimit, value: marketText.lotLimit(lotLimit) }]),
    ...(awardLimit === null
      ? []
      : [{ key: 'award-limit', label: facts.awardLimit, value: marketText.awardLimit(awardLimit) }]),
  ];
}

/** What the buyer does not accept of groups; nothing where it accepts all. */
function groupRuleFacts(market: Market): Fact[] {
  const rules = groupRulesOf(market).map((rule) => marketText.groupRules[rule]);
  return rules.length > 0 ? [{ key: 'group-rules', label: marketText.facts.groupRules, value: rules.join(' ; ') }] : [];
}

/** Begins in the line, like any other fact: see `FirstBlock` in components/fields/blocks.tsx. */
function LotList({ lots }: { lots: readonly Lot[] }) {
  return (
    <>
      {marketText.lotCount(lots.length)}
      <ul>
        {lots.map((lot) => (
          <li key={lot.number}>{marketText.lot(lot, lots.length)}</li>
        ))}
      </ul>
    </>
  );
}
