import { redirect } from 'next/navigation';
import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { pageName } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { CandidateStepper } from '@/app/candidate/market_applications/[identifier]/candidate-stepper';
import { drawOrExplain } from '@/app/draw-or-explain';
import { Column } from '@/components/layout/column';
import { findEditor } from '@/db/queries/editors';
import { requireMarket } from '@/lib/auth/guards';
import { blankForm } from '@/lib/journey/application-form';
import { currentBuyerStep, mayVisitBuyerStep } from '@/lib/journey/buyer-steps';
import { IDENTIFICATION_STEP, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { pagesOfForm } from '@/lib/journey/section-states';
import { askedOfCandidates } from '@/lib/markets/chosen-fields';
import { limitsOfMarket, lotsOfMarket } from '@/lib/markets/market-lots';
import { buyerText } from '@/lib/text/buyer';
import { candidateText } from '@/lib/text/candidate';
import { PreviewedStep } from './previewed-step';

type Props = { params: Promise<{ identifier: string }>; searchParams: Promise<{ etape?: string | string[] }> };

const text = buyerText.preview;

export const metadata = { title: text.title };

/** The candidate's form as this market's configuration stands, page by page: to be looked at, never filled. */
async function PreviewPage({ params, searchParams }: Props) {
  const { identifier } = await params;
  const { market } = await requireMarket(identifier);
  if (market.cancelledAt) redirect(stepPath(identifier, 'sync_status'));
  const current = currentBuyerStep(market.configuration);
  if (!mayVisitBuyerStep(market.configuration, 'additional_fields')) redirect(stepPath(identifier, current));
  const [asked, editor, lots] = await Promise.all([
    askedOfCandidates(market),
    findEditor(market.editorId),
    lotsOfMarket(market),
  ]);
  const form = blankForm(asked, { ...market, ...limitsOfMarket(market) }, lots);
  const pages = pagesOfForm(form);
  const { etape } = await searchParams;
  const page = pages.find((candidate) => candidate === etape) ?? IDENTIFICATION_STEP;
  const index = pages.indexOf(page);
  const hrefOf = (other: string) => `${stepPath(identifier, 'preview')}?${new URLSearchParams({ etape: other })}`;
  const back = stepPath(identifier, market.completedAt ? 'sync_status' : current);
  return (
    <Column>
      <PreviewNotice back={back} />
      <CandidateStepper form={form} page={page} />
      <h1>{text.titleOf(titleOf(page, pageName(form, page)))}</h1>
      <PreviewedStep market={market} lots={lots} platform={editor?.name ?? ''} form={form} page={page} />
      <nav className="fr-mt-4w" aria-label={text.title}>
        <ul className="fr-btns-group fr-btns-group--inline-md">
          {[
            { other: pages[index + 1], label: text.next, look: '' },
            { other: pages[index - 1], label: text.previous, look: 'fr-btn--tertiary' },
          ].map(
            ({ other, label, look }) =>
              other && (
                <li key={label}>
                  <a className={`fr-btn ${look}`.trim()} href={hrefOf(other)}>
                    {label}
                  </a>
                </li>
              ),
          )}
          <li>
            <a className="fr-btn fr-btn--tertiary" href={back}>
              {text.back}
            </a>
          </li>
        </ul>
      </nav>
    </Column>
  );
}

function PreviewNotice({ back }: { back: string }) {
  return (
    <div className="fr-alert fr-alert--info fr-mb-4w">
      <p className="fr-alert__title">{text.title}</p>
      <p>{text.notice}</p>
      <p>
        <a href={back}>{text.back}</a>
      </p>
    </div>
  );
}

/** The question of a candidate's page: its name, but for the two that ask otherwise. */
function titleOf(page: string, name: string): string {
  if (page === IDENTIFICATION_STEP) return candidateText.identification.title;
  return page === SUMMARY_STEP ? candidateText.summary.title : name;
}

export default drawOrExplain(PreviewPage);
