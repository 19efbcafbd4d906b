import { redirect } from 'next/navigation';
import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { CancelledMarket } from '@/app/buyer/public_markets/[identifier]/cancelled-market';
import { drawOrExplain } from '@/app/draw-or-explain';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import { findSyncStatus } from '@/db/queries/deliveries';
import { findEditor } from '@/db/queries/editors';
import { openMarket, requireMarket } from '@/lib/auth/guards';
import { currentBuyerStep } from '@/lib/journey/buyer-steps';
import { returnLink } from '@/lib/return-link';
import { marketText } from '@/lib/text/markets';
import { syncText } from '@/lib/text/sync';

type Props = { params: Promise<{ identifier: string }> };

/** Found out behind the guard: without a grant, a title must say nothing of the market. */
export async function generateMetadata({ params }: Props) {
  const found = await openMarket((await params).identifier);
  const { title, cancelled } = syncText.market;
  return { title: found?.market.cancelledAt ? cancelled.title : title };
}

/** After finalising: what was told to the platform, and the way back. A cancelled market opens here too. */
async function MarketSyncStatusPage({ params }: Props) {
  const { identifier } = await params;
  const { market } = await requireMarket(identifier);
  if (market.cancelledAt) {
    const editor = await findEditor(market.editorId);
    return <CancelledMarket market={market} cancelledAt={market.cancelledAt} editor={editor} />;
  }
  if (!market.completedAt) redirect(stepPath(identifier, currentBuyerStep(market.configuration)));
  const [editor, syncStatus = 'sync_pending'] = await Promise.all([
    findEditor(market.editorId),
    findSyncStatus(market.id),
  ]);
  const platform = editor?.name ?? '';
  const back = editor?.buyerReturnUrl && returnLink(editor.buyerReturnUrl, { market_identifier: identifier });
  return (
    <Column>
      <h1>{syncText.market.title}</h1>
      <p className="fr-text--lead" role="status" data-sync-status={syncStatus}>
        {syncText.market.states[syncStatus](platform)}
      </p>
      <Facts
        facts={[
          { key: 'name', label: marketText.facts.name, value: market.name },
          { key: 'identifier', label: syncText.application.marketIdentifier, value: market.identifier },
        ]}
      />
      <ul className="fr-btns-group fr-btns-group--inline-md">
        {back && (
          <li>
            <a className="fr-btn" href={back}>
              {syncText.returnTo(platform)}
            </a>
          </li>
        )}
        <li>
          <a className="fr-btn fr-btn--tertiary" href={stepPath(identifier, 'sync_status')}>
            {syncText.refresh}
          </a>
        </li>
      </ul>
    </Column>
  );
}

export default drawOrExplain(MarketSyncStatusPage);
