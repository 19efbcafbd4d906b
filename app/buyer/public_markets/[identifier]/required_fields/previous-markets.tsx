import { PREVIOUS_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { Folded } from '@/components/layout/folded';
import type { PreviousMarket } from '@/db/queries/previous-markets';
import { buyerText } from '@/lib/text/buyer';
import { formatDate } from '@/lib/text/format';

const text = buyerText.reuse;

/** The same buyer's finalised markets, whose configuration one press takes up; nothing where there is none. */
export function PreviousMarkets({ markets }: { markets: readonly PreviousMarket[] }) {
  if (markets.length === 0) return null;
  return (
    <Folded title={text.title}>
      <p>{text.introduction}</p>
      <ul className="pm-previous">
        {markets.map(({ identifier, name, completedAt }) => (
          <li key={identifier}>
            <span>
              {name}
              <span className="fr-hint-text">{text.completedOn(formatDate(completedAt))}</span>
            </span>
            <button
              type="submit"
              className="fr-btn fr-btn--secondary fr-btn--sm"
              name={PREVIOUS_INPUT}
              value={identifier}
              aria-label={text.buttonOf(name, formatDate(completedAt))}
            >
              {text.button}
            </button>
          </li>
        ))}
      </ul>
    </Folded>
  );
}
