import type { ReactNode } from 'react';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import { Warning } from '@/components/layout/warning';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { SEEN_INPUT } from '@/lib/forms/marks';
import { filesOf, isAwaited } from '@/lib/journey/application-form';
import { SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { candidateChangesText } from '@/lib/text/candidate-changes';
import { Autosave } from './autosave/autosave';
import { type CandidateStep, stepPath } from './candidate-step';
import { CandidateStepper } from './candidate-stepper';
import { ChangedMeanwhile } from './changed-meanwhile';
import { StepChecking } from './checking/checking';
import { BACK_INPUT } from './input-names';
import { FollowStates } from './live/follow-states';
import { AllSteps } from './page-states';
import { WhosePart } from './whose-part';

type StepPage = {
  at: CandidateStep;
  title: string;
  errors: readonly { fieldId: string; href?: string; message: string }[];
  /** In place of how many points are to be mended. */
  errorTitle?: string;
  /** Null where there is nothing to post. */
  submitLabel?: string | null;
  /** False for a page on which nothing is typed. */
  isTypedIn?: boolean;
  children: ReactNode;
};

/** What every step's page has: stepper, what to mend, the question, the buttons, what is said of saving. */
export function CandidateStepPage(page: StepPage) {
  const { at, title, errors, errorTitle, submitLabel, isTypedIn = true, children } = page;
  const { application, pages, goesBack } = at;
  const before = goesBack ? SUMMARY_STEP : pages[pages.indexOf(at.page) - 1];
  return (
    <FormPage
      title={title}
      errors={errors.length > 0 ? { title: errorTitle ?? candidateText.errorTitle(errors.length), errors } : undefined}
      stepper={<AboveTheQuestion at={at} />}
    >
      <input type="hidden" name={SEEN_INPUT} value={at.seen} />
      {goesBack && <input type="hidden" name={BACK_INPUT} value="1" />}
      {children}
      <StepButtons
        submitLabel={submitLabel === undefined ? nextLabel(at) : submitLabel}
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

/** What scripts do meanwhile: what is typed is checked and saved, and the badges follow. */
function WhileTyping({ at: { application, page, form, changed } }: { at: CandidateStep }) {
  const address = stepPath(application.identifier, page);
  const isScanned = filesOf(form).every(({ scanState }) => scanState !== 'pending');
  const isSettled = isScanned && !fieldsOfStep(form, page).some(isAwaited);
  return (
    <>
      <StepChecking />
      <FollowStates address={`${address}/states`} isSettled={isSettled} />
      <Autosave
        address={`${address}/draft`}
        whereItIs={stepPath(application.identifier, 'sync_status')}
        changed={changed.filter(({ name }) => name.includes('.'))}
      />
    </>
  );
}

function AboveTheQuestion({ at }: { at: CandidateStep }) {
  const { application, page, form, closed, refusal } = at;
  const isSaidBelow = page === SUMMARY_STEP && refusal !== undefined;
  return (
    <>
      {closed && !isSaidBelow && <Warning {...candidateText.closed[closed]} />}
      <WhosePart application={application} />
      <CandidateStepper form={form} page={page} />
      <AllSteps at={at} />
      <ChangedMeanwhile page={page} changed={at.changed} />
    </>
  );
}

function nextLabel({ changed, goesBack }: CandidateStep): string {
  if (changed.length > 0) return candidateChangesText.nextAnyway;
  return goesBack ? candidateText.backToSummary : candidateText.next;
}
