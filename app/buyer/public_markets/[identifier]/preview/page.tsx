import { redirect } from 'next/navigation';
import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { stepName } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { Column } from '@/components/layout/column';
import { JourneyStepper } from '@/components/layout/journey-stepper';
import { findEditor } from '@/db/queries/editors';
import { findLots } from '@/db/queries/markets';
import { requireMarket } from '@/lib/auth/guards';
import { blankForm } from '@/lib/journey/application-form';
import { currentBuyerStep, mayVisitBuyerStep } from '@/lib/journey/buyer-steps';
import { candidateSteps, IDENTIFICATION_STEP, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { askedOfCandidates } from '@/lib/markets/chosen-fields';
import { buyerText } from '@/lib/text/buyer';
import { candidateText } from '@/lib/text/candidate';
import { PreviewedStep } from './previewed-step';

type Props = { params: Promise<{ identifier: string }>; searchParams: Promise<{ etape?: string | string[] }> };

const text = buyerText.preview;

export const metadata = { title: text.title };

/** The candidate's form as this market's configuration stands, step by step: to be looked at, never filled. */
async function PreviewPage({ params, searchParams }: Props) {
  const { identifier } = await params;
  const { market } = await requireMarket(identifier);
  if (market.cancelledAt) redirect(stepPath(identifier, 'sync_status'));
  const current = currentBuyerStep(market.configuration);
  if (!mayVisitBuyerStep(market.configuration, 'additional_fields')) redirect(stepPath(identifier, current));
  const [asked, editor, lots] = await Promise.all([
    askedOfCandidates(market),
    findEditor(market.editorId),
    findLots(market.id),
  ]);
  const form = blankForm(asked);
  const steps = candidateSteps(form.fields.map((field) => field.requirement));
  const { etape } = await searchParams;
  const step = steps.find((candidate) => candidate === etape) ?? IDENTIFICATION_STEP;
  const index = steps.indexOf(step);
  const after = steps[index + 1];
  const hrefOf = (other: string) => `${stepPath(identifier, 'preview')}?${new URLSearchParams({ etape: other })}`;
  const back = stepPath(identifier, market.completedAt ? 'sync_status' : current);
  return (
    <Column>
      <PreviewNotice back={back} />
      <JourneyStepper
        currentStep={index + 1}
        stepCount={steps.length}
        progress={candidateText.progress(index + 1, steps.length)}
        title={stepName(form, step)}
        next={after ? { label: candidateText.nextStep, title: stepName(form, after) } : undefined}
      />
      <h1>{text.titleOf(titleOf(step, stepName(form, step)))}</h1>
      <PreviewedStep market={market} lots={lots} platform={editor?.name ?? ''} form={form} steps={steps} step={step} />
      <nav className="fr-mt-4w" aria-label={text.title}>
        <ul className="fr-btns-group fr-btns-group--inline-md">
          {[
            { other: after, label: text.next, look: '' },
            { other: steps[index - 1], label: text.previous, look: 'fr-btn--tertiary' },
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

/** The question of a candidate's page: its step's name, but for the two that ask otherwise. */
function titleOf(step: string, name: string): string {
  if (step === IDENTIFICATION_STEP) return candidateText.identification.title;
  return step === SUMMARY_STEP ? candidateText.summary.title : name;
}

export default drawOrExplain(PreviewPage);
