import { JourneyStepper } from '@/components/layout/journey-stepper';
import type { ApplicationForm } from '@/lib/journey/application-form';
import { candidateSteps, isWithin, stepOf } from '@/lib/journey/candidate-steps';
import { pagesOfForm } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { pageName, shortStepName } from './candidate-step';

/** Where a page stands: which step, which part of it, and what comes next. */
export function CandidateStepper({ form, page }: { form: ApplicationForm; page: string }) {
  const steps = candidateSteps(form.fields.map((field) => field.requirement));
  const pages = pagesOfForm(form);
  const step = stepOf(page);
  const rank = steps.indexOf(step) + 1;
  const parts = pages.filter((other) => isWithin(other, step));
  const after = pages[pages.indexOf(page) + 1];
  const part = parts.length > 1 ? candidateText.part(parts.indexOf(page) + 1, parts.length) : '';
  return (
    <JourneyStepper
      currentStep={rank}
      stepCount={steps.length}
      progress={candidateText.progress(rank, steps.length) + part}
      title={shortStepName(form, step)}
      next={after === undefined ? undefined : { label: candidateText.nextStep, title: pageName(form, after) }}
    />
  );
}
