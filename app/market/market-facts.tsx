import type { Fact } from '@/components/layout/facts';
import type { Lot, Market } from '@/db/queries/markets';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { formatSiret } from '@/lib/siret';
import { formatDateTime, timeLeft } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';

type Given = { market: Market; lots: readonly Lot[]; platform: string; now: Date };

/** What a market is, as buyers and candidates read it before anything is asked of them. */
export function marketFacts({ market, lots, platform, now }: Given): Fact[] {
  const { facts } = marketText;
  const named = market.lotName ? [{ name: market.lotName, cpvCode: null }, ...lots] : lots;
  return [
    { key: 'name', label: facts.name, value: market.name },
    { key: 'lots', label: facts.lots, value: named.length > 0 ? <LotList lots={named} /> : marketText.noLot },
    { key: 'deadline', label: facts.deadline, value: formatDateTime(market.deadline) },
    { key: 'left', label: facts.timeLeft, value: timeLeft(market.deadline, now) },
    { key: 'types', label: facts.types, value: effectiveTypes(market).map(marketText.typeName).join(', ') },
    { key: 'siret', label: facts.buyerSiret, value: formatSiret(market.siret) },
    { key: 'editor', label: facts.editor, value: platform },
    { key: 'identifier', label: facts.identifier, value: market.identifier },
  ];
}

/** Begins in the line, like any other fact: see `FirstBlock` in components/fields/blocks.tsx. */
function LotList({ lots }: { lots: readonly Lot[] }) {
  return (
    <>
      {marketText.lotCount(lots.length)}
      <ul>
        {lots.map((lot, rank) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lots may have the same name; their order is their identity
          <li key={rank}>{marketText.lot(lot)}</li>
        ))}
      </ul>
    </>
  );
}
