import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import { JourneyStepper } from '@/components/layout/journey-stepper';
import { Warning } from '@/components/layout/warning';
import type { Application } from '@/db/queries/applications';
import { type Editor, findEditor } from '@/db/queries/editors';
import type { Market } from '@/db/queries/markets';
import { requireApplication } from '@/lib/auth/guards';
import { type ApplicationForm, loadForm } from '@/lib/journey/application-form';
import { candidateSteps, currentCandidateStep, mayVisitCandidateStep } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';

export type StepPageProps = {
  params: Promise<{ identifier: string }>;
  searchParams: Promise<{ erreur?: string | string[]; retirer?: string | string[] }>;
};

export type CandidateStep = {
  application: Application;
  market: Market;
  editor: Editor | undefined;
  form: ApplicationForm;
  /** Every step of this application, in order. */
  steps: string[];
  step: string;
  /** True when the last post of this step could not go further: what is wrong is then said at the top. */
  showErrors: boolean;
  /** Name of the card whose removal is to be confirmed. */
  cardToRemove?: string;
};

/** What a step's page draws, if this browser may open it and the step is open; otherwise goes where one stands. */
export async function candidateAtStep(
  identifier: string,
  step: string,
  searchParams: StepPageProps['searchParams'],
): Promise<CandidateStep> {
  const { application, market } = await requireApplication(identifier);
  if (application.completedAt) redirect(stepPath(identifier, 'sync_status'));
  const [form, editor] = await Promise.all([loadForm(application, market), findEditor(market.editorId)]);
  const steps = candidateSteps(form.fields.map((field) => field.requirement));
  if (!mayVisitCandidateStep(steps, application.savedSteps, step)) {
    redirect(stepPath(identifier, currentCandidateStep(steps, application.savedSteps)));
  }
  const { erreur, retirer } = await searchParams;
  const cardToRemove = typeof retirer === 'string' ? retirer : undefined;
  return { application, market, editor, form, steps, step, showErrors: erreur !== undefined, cardToRemove };
}

export function stepPath(identifier: string, step: string): string {
  return `/candidate/market_applications/${encodeURIComponent(identifier)}/${encodeURIComponent(step)}`;
}

/** The name of a step: of its category, as candidates read it, for those that are one. */
export function stepName(form: ApplicationForm, step: string): string {
  const names: Record<string, string> = candidateText.stepNames;
  const field = form.fields.find((candidate) => candidate.requirement.categoryKey === step);
  return names[step] ?? field?.requirement.categoryCandidateLabel ?? step;
}

/** What every step's page has: stepper, what to mend, the question, the buttons. */
export function CandidateStepPage(props: {
  at: CandidateStep;
  title: string;
  errors: readonly { fieldId: string; message: string }[];
  submitLabel?: string;
  children: ReactNode;
}) {
  const { at, title, errors, submitLabel = candidateText.next, children } = props;
  const index = at.steps.indexOf(at.step);
  const before = at.steps[index - 1];
  const after = at.steps[index + 1];
  return (
    <FormPage
      title={title}
      errors={errors.length > 0 ? { title: candidateText.errorTitle(errors.length), errors } : undefined}
      stepper={
        <>
          {at.market.cancelledAt && <Warning {...candidateText.cancelled} />}
          <JourneyStepper
            currentStep={index + 1}
            stepCount={at.steps.length}
            progress={candidateText.progress(index + 1, at.steps.length)}
            title={stepName(at.form, at.step)}
            next={after ? { label: candidateText.nextStep, title: stepName(at.form, after) } : undefined}
          />
        </>
      }
    >
      {children}
      <StepButtons
        submitLabel={submitLabel}
        previous={
          before ? { href: stepPath(at.application.identifier, before), label: candidateText.previous } : undefined
        }
      />
    </FormPage>
  );
}
