import type { SearchParams } from '@/app/admin/done';
import { drawConsole } from '@/app/admin/draw-console';
import { MarketBadge } from '@/app/admin/market-states';
import { TimelineSection } from '@/app/admin/timeline-section';
import { limitFacts } from '@/app/market/market-facts';
import { Alert } from '@/components/layout/alert';
import { Facts } from '@/components/layout/facts';
import { type ConsoleMarket, findConsoleMarket } from '@/db/queries/console/markets';
import { requireAdministrator } from '@/lib/auth/administrator';
import { timelineOf } from '@/lib/console/timeline';
import { AppError } from '@/lib/errors';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { formatSiret } from '@/lib/siret';
import { adminMarketText as text } from '@/lib/text/admin-markets';
import { timelineText } from '@/lib/text/admin-timeline';
import { formatDateTime } from '@/lib/text/format';
import { marketText } from '@/lib/text/markets';

type Props = { params: Promise<{ identifier: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props) {
  return { title: text.marketTitle((await params).identifier) };
}

async function MarketPage({ params, searchParams }: Props) {
  const { role } = await requireAdministrator('reader');
  const { packages } = await searchParams;
  const { identifier } = await params;
  const market = await findConsoleMarket(identifier);
  if (!market) throw new AppError('not_found', 'no such market');
  const events = await timelineOf({ kind: 'market', id: market.id, identifier }, [
    { at: market.createdAt, what: timelineText.marketCreated },
    { at: market.completedAt, what: timelineText.marketCompleted },
    { at: market.cancelledAt, what: timelineText.marketCancelled },
  ]);
  return (
    <>
      <p>
        <a className="fr-link fr-link--sm" href="/admin/markets">
          {text.back}
        </a>
      </p>
      <h1>{text.marketTitle(market.identifier)}</h1>
      <Facts facts={factsOf(market)} />
      {role === 'administrator' && market.submitted > 0 && (
        <Downloads identifier={market.identifier} isWaiting={packages === 'waiting'} />
      )}
      <TimelineSection events={events} />
    </>
  );
}

/** What a buyer judges, together. */
function Downloads({ identifier, isWaiting }: { identifier: string; isWaiting: boolean }) {
  const { downloads } = text;
  const page = `/admin/markets/${encodeURIComponent(identifier)}`;
  return (
    <section className="fr-mt-4w">
      <h2 className="fr-h4">{downloads.title}</h2>
      {isWaiting && (
        <Alert severity="info" title={downloads.waitingTitle}>
          <p>{downloads.waiting}</p>
        </Alert>
      )}
      <p>{downloads.introduction}</p>
      <ul>
        {[
          { href: `${page}/applications_table`, words: downloads.csv },
          { href: `${page}/applications_table?format=xlsx`, words: downloads.xlsx },
          { href: `${page}/packages`, words: downloads.packages },
        ].map(({ href, words }) => (
          <li key={href}>
            <a href={href} download>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf(market: ConsoleMarket) {
  const { facts } = text;
  const about = encodeURIComponent(market.identifier);
  const types = effectiveTypes(market).map(marketText.typeName).join(', ');
  return [
    { key: 'state', label: text.columns.state, value: <MarketBadge market={market} /> },
    { key: 'name', label: text.columns.name, value: market.name },
    {
      key: 'editor',
      label: text.columns.editor,
      value: <a href={`/admin/editors/${encodeURIComponent(market.editorClientId)}`}>{market.editorName}</a>,
    },
    { key: 'siret', label: marketText.facts.buyerSiret, value: formatSiret(market.siret) },
    { key: 'types', label: marketText.facts.types, value: types },
    {
      key: 'lots',
      label: marketText.facts.lots,
      value: market.lots.map((lot) => marketText.lot(lot, market.lots.length)).join(', ') || marketText.noLot,
    },
    ...limitFacts(market),
    { key: 'deadline', label: marketText.facts.deadline, value: formatDateTime(market.deadline) },
    {
      key: 'requirements',
      label: facts.requirements,
      value: market.completedAt ? market.requirements : facts.requirementsNotFrozen,
    },
    {
      key: 'applications',
      label: facts.applications,
      value: (
        <>
          {facts.applicationsOf(market.submitted, market.applications)}{' '}
          {market.applications > 0 && <a href={`/admin/applications?market=${about}`}>{facts.see}</a>}
        </>
      ),
    },
    {
      key: 'webhooks',
      label: facts.webhooks,
      value: <a href={`/admin/deliveries?identifier=${about}`}>{facts.seeWebhooks}</a>,
    },
  ];
}

export default drawConsole(MarketPage);
