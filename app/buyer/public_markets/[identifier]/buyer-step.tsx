import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import { JourneyStepper } from '@/components/layout/journey-stepper';
import type { Market } from '@/db/queries/markets';
import { requireMarket } from '@/lib/auth/guards';
import {
  BUYER_STEPS,
  type BuyerStep,
  buyerStepAfter,
  buyerStepBefore,
  currentBuyerStep,
  mayVisitBuyerStep,
} from '@/lib/journey/buyer-steps';
import { buyerText } from '@/lib/text/buyer';

export type StepPageProps = {
  params: Promise<{ identifier: string }>;
  searchParams: Promise<{ erreur?: string | string[] }>;
};

/** The market of a step's page, if this browser may open it and the step is open; otherwise goes where one stands. */
export async function marketAtStep(props: StepPageProps, step: BuyerStep): Promise<Market> {
  const { identifier } = await props.params;
  const { market } = await requireMarket(identifier);
  if (market.completedAt || market.cancelledAt) redirect(stepPath(identifier, 'sync_status'));
  if (!mayVisitBuyerStep(market.configuration, step)) {
    redirect(stepPath(identifier, currentBuyerStep(market.configuration)));
  }
  return market;
}

export function stepPath(identifier: string, step: BuyerStep | 'sync_status' | 'retry_sync' | 'requirements'): string {
  return `/buyer/public_markets/${encodeURIComponent(identifier)}/${step}`;
}

type Problem = keyof typeof buyerText.problems;

/** What was wrong with the last post, told by the address; an unknown word is no problem at all. */
export async function problemOf(props: StepPageProps): Promise<Problem | undefined> {
  const { erreur } = await props.searchParams;
  return typeof erreur === 'string' && Object.hasOwn(buyerText.problems, erreur) ? (erreur as Problem) : undefined;
}

/** The title of a step's page in the browser, which says first when something is wrong. */
export async function stepTitle(props: StepPageProps, step: BuyerStep) {
  const prefix = (await problemOf(props)) ? buyerText.errorPrefix : '';
  return { title: prefix + buyerText.stepTitles[step] };
}

/** What every step's page has: stepper, what to mend, the question, the buttons. */
export function BuyerStepPage(props: {
  market: Market;
  step: BuyerStep;
  title: string;
  error?: { fieldId: string; message: string };
  submitLabel?: string;
  children: ReactNode;
}) {
  const { market, step, title, error, submitLabel = buyerText.next, children } = props;
  const before = buyerStepBefore(step);
  const after = buyerStepAfter(step);
  const number = BUYER_STEPS.indexOf(step) + 1;
  return (
    <FormPage
      title={title}
      errors={error && { title: buyerText.errorTitle, errors: [error] }}
      stepper={
        <JourneyStepper
          currentStep={number}
          stepCount={BUYER_STEPS.length}
          progress={buyerText.progress(number, BUYER_STEPS.length)}
          title={buyerText.stepTitles[step]}
          next={after && { label: buyerText.nextStep, title: buyerText.stepTitles[after] }}
        />
      }
    >
      {children}
      <StepButtons
        submitLabel={submitLabel}
        previous={before && { href: stepPath(market.identifier, before), label: buyerText.previous }}
      />
    </FormPage>
  );
}
