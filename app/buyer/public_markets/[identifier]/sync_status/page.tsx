import { redirect } from 'next/navigation';
import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { CancelledMarket } from '@/app/buyer/public_markets/[identifier]/cancelled-market';
import { drawOrExplain, titleOrNone } from '@/app/draw-or-explain';
import { loadProgress } from '@/app/sync/progress';
import { SyncLinks } from '@/app/sync/sync-links';
import { SyncPanel } from '@/app/sync/sync-panel';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import { findEditor } from '@/db/queries/editors';
import { openMarket, requireMarket } from '@/lib/auth/guards';
import { currentBuyerStep } from '@/lib/journey/buyer-steps';
import { returnLink } from '@/lib/links/return-link';
import { formatDateTime } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';
import { syncText } from '@/lib/text/sync';

const text = syncText.market;

type Props = { params: Promise<{ identifier: string }> };

/** Found out behind the guard: without a grant, a title must say nothing of the market. */
export const generateMetadata = titleOrNone(async ({ params }: Props) => {
  const found = await openMarket((await params).identifier);
  return { title: found?.market.cancelledAt ? text.cancelled.title : text.title };
});

/** After finalising: what was told to the platform, and the way back. A cancelled market opens here too. */
async function MarketSyncStatusPage({ params }: Props) {
  const { identifier } = await params;
  const { market } = await requireMarket(identifier);
  if (market.cancelledAt) {
    const editor = await findEditor(market.editorId);
    return <CancelledMarket market={market} cancelledAt={market.cancelledAt} editor={editor} />;
  }
  if (!market.completedAt) redirect(stepPath(identifier, currentBuyerStep(market.configuration)));
  const [editor, progress] = await Promise.all([
    findEditor(market.editorId),
    loadProgress({ id: market.id }, market.completedAt, new Date()),
  ]);
  const platform = editor?.name ?? '';
  const back = editor?.buyerReturnUrl ? returnLink(editor.buyerReturnUrl, { market_identifier: identifier }) : null;
  const page = stepPath(identifier, 'sync_status');
  return (
    <Column>
      <h1>{text.title}</h1>
      <p className="fr-text--lead">{text.finalisedAt(formatDateTime(market.completedAt))}</p>
      <SyncPanel
        addresses={{ progress: `${page}/progress`, retry: stepPath(identifier, 'retry_sync') }}
        platform={platform}
        back={back}
        progress={progress}
        states={text.states}
      />
      <h2 className="fr-h4">{text.next}</h2>
      {text.nextSentences(platform).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <h2 className="fr-h4">{syncText.reference}</h2>
      <Facts
        facts={[
          { key: 'name', label: marketText.facts.name, value: market.name },
          { key: 'identifier', label: syncText.application.marketIdentifier, value: market.identifier },
        ]}
      />
      <SyncLinks
        platform={platform}
        back={back}
        backIsPrimary={progress.status !== 'sync_failed'}
        consult={{ href: stepPath(identifier, 'requirements'), label: text.consult }}
        refresh={progress.status === 'sync_completed' ? undefined : page}
      />
    </Column>
  );
}

export default drawOrExplain(MarketSyncStatusPage);
