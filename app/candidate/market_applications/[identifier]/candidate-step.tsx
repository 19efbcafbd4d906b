import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import { JourneyStepper } from '@/components/layout/journey-stepper';
import { Warning } from '@/components/layout/warning';
import { findUnsavedEntries } from '@/db/queries/access';
import type { Application } from '@/db/queries/applications';
import { type Editor, findEditor } from '@/db/queries/editors';
import type { Market } from '@/db/queries/markets';
import type { UnsavedEntries } from '@/db/schema/access';
import { entriesAtStep } from '@/lib/applications/save-step';
import { requireApplication } from '@/lib/auth/guards';
import { marksOf, SEEN_INPUT, writeSeen } from '@/lib/forms/marks';
import { type ApplicationForm, loadForm } from '@/lib/journey/application-form';
import {
  candidateSteps,
  currentCandidateStep,
  mayVisitCandidateStep,
  SUMMARY_STEP,
} from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { candidateChangesText } from '@/lib/text/candidate-changes';
import { Autosave } from './autosave/autosave';
import { ChangedMeanwhile } from './changed-meanwhile';
import { BACK_INPUT } from './input-names';
import { FollowStates } from './live/follow-states';
import { AllSteps } from './part-states';
import { type ChangedElsewhere, changedElsewhere, withUnsaved } from './unsaved-entries';

type SearchParams = Partial<Record<'erreur' | 'retirer' | 'retour', string | string[]>>;

export type StepPageProps = {
  params: Promise<{ identifier: string }>;
  searchParams: Promise<SearchParams>;
};

export type CandidateStep = {
  application: Application;
  market: Market;
  editor: Editor | undefined;
  /** As the page shows it: what is saved, with what this browser typed and could not save over somebody else's. */
  form: ApplicationForm;
  /** Every step of this application, in order. */
  steps: string[];
  step: string;
  /** True when the last post of this step could not go further: what is wrong is then said at the top. */
  showErrors: boolean;
  /** What somebody else saved, when the last post of this step would have gone over it. */
  changed: ChangedElsewhere[];
  /** What the form says that it was drawn from. */
  seen: string;
  /** One came from the summary, to correct something, and goes straight back there. */
  goesBack: boolean;
  /** Name of the card whose removal is to be confirmed. */
  cardToRemove?: string;
};

/** What a step's page draws, if this browser may open it and the step is open; otherwise goes where one stands. */
export async function candidateAtStep(
  identifier: string,
  step: string,
  searchParams: StepPageProps['searchParams'],
): Promise<CandidateStep> {
  const { sessionId, application, market } = await requireApplication(identifier);
  if (application.completedAt) redirect(stepPath(identifier, 'sync_status'));
  const [saved, editor] = await Promise.all([loadForm(application, market), findEditor(market.editorId)]);
  const steps = candidateSteps(saved.fields.map((field) => field.requirement));
  if (!mayVisitCandidateStep(steps, application.savedSteps, step)) {
    redirect(stepPath(identifier, currentCandidateStep(steps, application.savedSteps)));
  }
  const { erreur, retirer, retour } = await searchParams;
  const unsaved = erreur === 'changed' ? await unsavedAt(step, sessionId, application.id) : undefined;
  return {
    ...{ application, market, editor, steps, step },
    form: unsaved ? withUnsaved(saved, unsaved) : saved,
    showErrors: erreur !== undefined && !unsaved,
    changed: unsaved ? changedElsewhere(saved, unsaved) : [],
    seen: writeSeen(marksOf(entriesAtStep(saved, step))),
    goesBack: retour !== undefined && mayVisitCandidateStep(steps, application.savedSteps, SUMMARY_STEP),
    cardToRemove: typeof retirer === 'string' ? retirer : undefined,
  };
}

async function unsavedAt(step: string, sessionId: string, applicationId: string): Promise<UnsavedEntries | undefined> {
  const unsaved = await findUnsavedEntries(sessionId, applicationId);
  return unsaved?.step === step ? unsaved : undefined;
}

export function stepPath(identifier: string, step: string): string {
  return `/candidate/market_applications/${encodeURIComponent(identifier)}/${encodeURIComponent(step)}`;
}

/** The address of a step for whoever corrects something from the summary: one then goes straight back there. */
export function correctionPath(identifier: string, step: string, at: string): string {
  return `${stepPath(identifier, step)}?${BACK_INPUT}=1#${at}`;
}

/** The name of a step: of its category, as candidates read it, for those that are one. */
export function stepName(form: ApplicationForm, step: string): string {
  const names: Record<string, string> = candidateText.stepNames;
  const field = form.fields.find((candidate) => candidate.requirement.categoryKey === step);
  return names[step] ?? field?.requirement.categoryCandidateLabel ?? step;
}

/** The name of a step where its question is asked below, or elsewhere: a few words. */
export function shortStepName(form: ApplicationForm, step: string): string {
  const names: Record<string, string> = candidateText.shortStepNames;
  return names[step] ?? stepName(form, step);
}

type StepPage = {
  at: CandidateStep;
  title: string;
  errors: readonly { fieldId: string; message: string }[];
  submitLabel?: string;
  /** False for a page on which nothing is typed. */
  isTypedIn?: boolean;
  children: ReactNode;
};

/** What every step's page has: stepper, what to mend, the question, the buttons, what is said of saving. */
export function CandidateStepPage({ at, title, errors, submitLabel, isTypedIn = true, children }: StepPage) {
  const { application, steps, step, goesBack } = at;
  const before = goesBack ? SUMMARY_STEP : steps[steps.indexOf(step) - 1];
  return (
    <FormPage
      title={title}
      errors={errors.length > 0 ? { title: candidateText.errorTitle(errors.length), errors } : undefined}
      stepper={<AboveTheQuestion at={at} />}
    >
      <input type="hidden" name={SEEN_INPUT} value={at.seen} />
      {goesBack && <input type="hidden" name={BACK_INPUT} value="1" />}
      {children}
      <StepButtons
        submitLabel={submitLabel ?? nextLabel(at)}
        previous={
          before !== undefined
            ? {
                href: stepPath(application.identifier, before),
                label: goesBack ? candidateText.backWithout : candidateText.previous,
              }
            : undefined
        }
      />
      {isTypedIn && <WhileTyping at={at} />}
    </FormPage>
  );
}

/** What scripts do meanwhile: what is typed is saved, and the badges follow. */
function WhileTyping({ at: { application, step, form, changed } }: { at: CandidateStep }) {
  const address = stepPath(application.identifier, step);
  const isScanned = form.fields.every(({ documents }) => documents.every(({ scanState }) => scanState !== 'pending'));
  return (
    <>
      <FollowStates address={`${address}/states`} isSettled={isScanned} />
      <Autosave
        address={`${address}/draft`}
        whereItIs={stepPath(application.identifier, 'sync_status')}
        changed={changed.filter(({ name }) => name.includes('.'))}
      />
    </>
  );
}

function AboveTheQuestion({ at }: { at: CandidateStep }) {
  const { market, steps, step, form } = at;
  const index = steps.indexOf(step);
  const after = steps[index + 1];
  return (
    <>
      {market.cancelledAt && <Warning {...candidateText.cancelled} />}
      <JourneyStepper
        currentStep={index + 1}
        stepCount={steps.length}
        progress={candidateText.progress(index + 1, steps.length)}
        title={shortStepName(form, step)}
        next={after ? { label: candidateText.nextStep, title: shortStepName(form, after) } : undefined}
      />
      <AllSteps at={at} />
      <ChangedMeanwhile step={step} changed={at.changed} />
    </>
  );
}

function nextLabel({ changed, goesBack }: CandidateStep): string {
  if (changed.length > 0) return candidateChangesText.nextAnyway;
  return goesBack ? candidateText.backToSummary : candidateText.next;
}
