import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import { JourneyStepper } from '@/components/layout/journey-stepper';
import { findKeptForm } from '@/db/queries/kept-forms';
import type { Market } from '@/db/queries/markets';
import type { KeptForm } from '@/db/schema/kept-form';
import { requireMarket } from '@/lib/auth/guards';
import { readSeen, SEEN_INPUT, writeSeen } from '@/lib/forms/marks';
import {
  BUYER_STEPS,
  type BuyerStep,
  buyerStepAfter,
  buyerStepBefore,
  currentBuyerStep,
  mayVisitBuyerStep,
} from '@/lib/journey/buyer-steps';
import { type ConfigurationChanges, changesSince } from '@/lib/journey/configuration-changes';
import { fieldsOfMarket } from '@/lib/markets/market-fields';
import { mandatoryKeys, seenAt, seenOf } from '@/lib/markets/seen-configuration';
import { buyerText } from '@/lib/text/buyer';
import { fieldText } from '@/lib/text/fields';
import { ChangedMeanwhile } from './changed-meanwhile';
import { StepChecking } from './checking/checking';
import { REVISION_INPUT } from './input-names';

export type StepPageProps = {
  params: Promise<{ identifier: string }>;
  searchParams: Promise<{ erreur?: string | string[] }>;
};

type Problem = keyof typeof buyerText.problems;

export type BuyerAtStep = {
  market: Market;
  step: BuyerStep;
  /** What was wrong with the last post of this step. */
  problem: Problem | undefined;
  /** That post, shown back in place of what is saved. */
  refused: KeptForm | undefined;
  /** Somebody saved since that post's form was drawn: what is not the same any more. */
  changed: { changes: ConfigurationChanges; labels: ReadonlyMap<string, string> } | undefined;
  /** What the form says that it was drawn from. */
  seen: string;
};

/** What a step's page draws, if this browser may open it and the step is open; otherwise goes where one stands. */
export async function buyerAtStep(props: StepPageProps, step: BuyerStep): Promise<BuyerAtStep> {
  const { identifier } = await props.params;
  const { sessionId, market } = await requireMarket(identifier);
  if (market.completedAt || market.cancelledAt) redirect(stepPath(identifier, 'sync_status'));
  if (!mayVisitBuyerStep(market.configuration, step)) {
    redirect(stepPath(identifier, currentBuyerStep(market.configuration)));
  }
  const problem = await problemOf(props);
  const keeper = { sessionId, subject: 'market', subjectId: market.id } as const;
  const kept = problem && (await findKeptForm(keeper, (place) => place === step));
  const refused = kept?.violations.some(({ code }) => code === problem) ? kept : undefined;
  const changed = refused && problem === 'changed' ? await changedSince(market, refused) : undefined;
  // A form with a mistake is still drawn from what was seen first: it has not been compared with later saves.
  const seen = (!changed && refused?.seen) || writeSeen(await seenOf(market));
  return { market, step, problem, refused, changed, seen };
}

async function changedSince(market: Market, { seen, seenRevision = 0 }: KeptForm): Promise<BuyerAtStep['changed']> {
  const fields = await fieldsOfMarket(market);
  const before = readSeen(seen ?? null) ?? (await seenAt(market, seenRevision));
  const changes = changesSince(before, market.configuration, mandatoryKeys(fields));
  return { changes, labels: new Map(fields.map((field) => [field.key, field.buyerLabel])) };
}

type OtherPage = 'sync_status' | 'retry_sync' | 'leave' | 'requirements' | 'preview';

export function stepPath(identifier: string, step: BuyerStep | OtherPage): string {
  return `/buyer/public_markets/${encodeURIComponent(identifier)}/${step}`;
}

/** What was wrong with the last post, told by the address; an unknown word is no problem at all. */
async function problemOf(props: StepPageProps): Promise<Problem | undefined> {
  const { erreur } = await props.searchParams;
  return typeof erreur === 'string' && Object.hasOwn(buyerText.problems, erreur) ? (erreur as Problem) : undefined;
}

/** The title of a step's page in the browser, which says first when something is wrong. */
export async function stepTitle(props: StepPageProps, step: BuyerStep) {
  const problem = await problemOf(props);
  const prefix = problem === 'many_unticked' ? buyerText.confirmPrefix : buyerText.errorPrefix;
  return { title: (problem ? prefix : '') + buyerText.stepTitles[step] };
}

/** What is wrong with a choice, beside it; what changed meanwhile, or is to be confirmed, is said at the top only. */
export function messageOf({ problem }: BuyerAtStep): string | undefined {
  return problem && problem !== 'changed' && problem !== 'many_unticked' ? buyerText.problems[problem] : undefined;
}

/** What is wrong with an answer, with its question: what did not arrive is about none. */
function aboutStep({ problem }: BuyerAtStep, question: string | undefined, message: string): string {
  return question && problem !== 'not_read' ? fieldText.aboutField(question, message) : message;
}

/** What every step's page has: stepper, what to mend or what changed, the question, the buttons. */
export function BuyerStepPage(props: {
  at: BuyerAtStep;
  title: string;
  /** Id of the input that a problem is about, and the question it answers where the step asks one. */
  fieldId: string;
  question?: string;
  /** What is wrong, where the page says it in more words than the problem has. */
  message?: string;
  submitLabel?: string;
  children: ReactNode;
}) {
  const { at, title, fieldId, question, submitLabel, children } = props;
  const { market, step, refused, changed } = at;
  const before = buyerStepBefore(step);
  const after = buyerStepAfter(step);
  const number = BUYER_STEPS.indexOf(step) + 1;
  const message = props.message ?? messageOf(at);
  const revision = (!changed && refused?.seenRevision) || market.revision;
  return (
    <FormPage
      title={title}
      errors={
        message
          ? { title: buyerText.errorTitle, errors: [{ fieldId, message: aboutStep(at, question, message) }] }
          : undefined
      }
      stepper={
        <>
          <JourneyStepper
            currentStep={number}
            stepCount={BUYER_STEPS.length}
            progress={buyerText.progress(number, BUYER_STEPS.length)}
            title={buyerText.stepTitles[step]}
            next={after && { label: buyerText.nextStep, title: buyerText.stepTitles[after] }}
          />
          {changed && <ChangedMeanwhile step={step} changes={changed.changes} labels={changed.labels} />}
        </>
      }
    >
      <input type="hidden" name={SEEN_INPUT} value={at.seen} />
      <input type="hidden" name={REVISION_INPUT} value={revision} />
      {children}
      <StepChecking />
      <StepButtons
        submitLabel={submitLabel ?? (changed ? buyerText.nextAnyway : buyerText.next)}
        previous={before && { href: stepPath(market.identifier, before), label: buyerText.previous }}
      />
    </FormPage>
  );
}
