import type { Application } from '@/db/queries/applications';
import type { Requirement } from '@/db/queries/markets';
import { AppError } from '@/lib/errors';
import { candidateSteps, categoryOfStep, mayVisitCandidateStep } from '@/lib/journey/candidate-steps';

/** A step of an application that something is posted to; `steps` are all of them, in order. */
export type OpenStep = { applicationId: string; step: string; steps: readonly string[] };

/** Throws `conflict` when nothing may be posted to this step: it is not open yet, or the application was submitted. */
export function checkStepOpen(application: Application, { step, steps }: Pick<OpenStep, 'step' | 'steps'>): void {
  if (application.completedAt) throw new AppError('conflict', 'the application is submitted');
  if (!mayVisitCandidateStep(steps, application.savedSteps, step)) {
    throw new AppError('conflict', `${step} is not open yet`);
  }
}

/** The step, when it is open, and what the market asks for there. Throws `conflict` otherwise. */
export function openStep(
  application: Application,
  requirements: readonly Requirement[],
  step: string,
): OpenStep & { requirements: Requirement[] } {
  const steps = candidateSteps(requirements);
  checkStepOpen(application, { step, steps });
  const asked = requirements.filter((requirement) => requirement.categoryKey === categoryOfStep(step));
  return { applicationId: application.id, step, steps, requirements: asked };
}
