import { redirect } from 'next/navigation';
import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { BadgeLegend, FieldSource, OnlyLots, sectionsOf } from '@/app/buyer/public_markets/[identifier]/field-lists';
import { drawOrExplain } from '@/app/draw-or-explain';
import { marketFacts } from '@/app/market/market-facts';
import { BackLink } from '@/components/layout/back-link';
import { Column } from '@/components/layout/column';
import { Facts } from '@/components/layout/facts';
import { findEditor } from '@/db/queries/editors';
import { findLots, type Requirement } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { requireMarket } from '@/lib/auth/guards';
import { currentBuyerStep } from '@/lib/journey/buyer-steps';
import { buyerText } from '@/lib/text/buyer';
import { formatDateTime } from '@/lib/text/format';
import { syncText } from '@/lib/text/sync';

const text = syncText.market.requirements;

export const metadata = { title: text.title };

/** What a finalised market asks for, as it was frozen; nothing to change. */
async function RequirementsPage({ params }: { params: Promise<{ identifier: string }> }) {
  const { identifier } = await params;
  const { market } = await requireMarket(identifier);
  if (!market.completedAt) redirect(stepPath(identifier, currentBuyerStep(market.configuration)));
  const [requirements, editor, lots] = await Promise.all([
    findRequirements(market.id),
    findEditor(market.editorId),
    findLots(market.id),
  ]);
  const back = <BackLink href={stepPath(identifier, 'sync_status')}>{text.back}</BackLink>;
  return (
    <Column>
      {back}
      <h1>{text.title}</h1>
      <p className="fr-text--lead">{text.introduction(formatDateTime(market.completedAt))}</p>
      <Facts facts={marketFacts({ market, lots, platform: editor?.name ?? '', now: new Date() })} />
      <BadgeLegend />
      <Asked title={buyerText.summary.required} requirements={requirements.filter(({ required }) => required)} />
      <Asked title={buyerText.summary.additional} requirements={requirements.filter(({ required }) => !required)} />
      {back}
    </Column>
  );
}

function Asked({ title, requirements }: { title: string; requirements: Requirement[] }) {
  return (
    <section className="fr-mb-4w">
      <h2>{title}</h2>
      {requirements.length === 0 && <p>{buyerText.summary.none}</p>}
      {sectionsOf(requirements).map((section) => (
        <div key={section.key}>
          <h3 className="fr-h6 fr-mt-3w">{section.label}</h3>
          <ul>
            {section.subsections
              .flatMap(({ fields }) => fields)
              .map(({ fieldKey, buyerLabel, lotRanks, source }) => (
                <li key={fieldKey}>
                  {buyerLabel} <OnlyLots lotRanks={lotRanks} /> <FieldSource source={source} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export default drawOrExplain(RequirementsPage);
