import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import type { Editor } from '@/db/queries/editors';
import type { Market } from '@/db/queries/markets';
import { returnLink } from '@/lib/links/return-link';
import { formatDateTime } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';
import { syncText } from '@/lib/text/sync';

const text = syncText.market.cancelled;

type Props = { market: Market; cancelledAt: Date; editor: Editor | undefined };

/** What every page of a cancelled market leads to: that it is cancelled, what follows, and the way back. */
export function CancelledMarket({ market, cancelledAt, editor }: Props) {
  const platform = editor?.name ?? '';
  const back = editor?.buyerReturnUrl && returnLink(editor.buyerReturnUrl, { market_identifier: market.identifier });
  return (
    <Column>
      <h1>{text.title}</h1>
      <p className="fr-text--lead">{text.introduction(platform, formatDateTime(cancelledAt))}</p>
      <p>{text.consequence}</p>
      <Facts
        facts={[
          { key: 'name', label: marketText.facts.name, value: market.name },
          { key: 'identifier', label: marketText.facts.identifier, value: market.identifier },
        ]}
      />
      {back && (
        <p>
          <a className="fr-btn" href={back}>
            {syncText.returnTo(platform)}
          </a>
        </p>
      )}
    </Column>
  );
}
