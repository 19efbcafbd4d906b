import type { Application } from '@/db/queries/applications';
import type { Requirement } from '@/db/queries/markets';
import { AppError } from '@/lib/errors';
import { fieldType } from '@/lib/fields/registry';
import { DECLARATION_KEY, DECLARATION_SLOT } from '@/lib/journey/application-form';
import { candidateSteps, categoryOfStep, declarationStep, mayVisitCandidateStep } from '@/lib/journey/candidate-steps';

/** A step of an application that something is posted to; `steps` are all of them, in order. */
export type OpenStep = { applicationId: string; firmId: string; step: string; steps: readonly string[] };

/** Throws `conflict` when nothing may be posted to this step: it is not open yet, or the application was submitted. */
export function checkStepOpen(application: Application, { step, steps }: Pick<OpenStep, 'step' | 'steps'>): void {
  if (application.completedAt) throw new AppError('conflict', 'the application is submitted');
  if (!mayVisitCandidateStep(steps, application.savedSteps, step)) {
    throw new AppError('conflict', `${step} is not open yet`);
  }
}

/** What files may be given to at a step: a field, or the declaration on honour, and its members that carry them. */
export type FileInputs = { fieldKey: string; slots: readonly string[] };

/** Where files may be given at a step of a market. */
export function fileInputsOf(requirements: readonly Requirement[], step: string): FileInputs[] {
  const declares = declarationStep(candidateSteps(requirements)) === step;
  return [
    ...requirements
      .filter((requirement) => requirement.categoryKey === categoryOfStep(step))
      .map(({ fieldKey, inputType }) => ({ fieldKey, slots: fieldType(inputType).fileSlots })),
    ...(declares ? [{ fieldKey: DECLARATION_KEY, slots: [DECLARATION_SLOT] }] : []),
  ];
}

/** The step, when it is open, and where it takes files. Throws `conflict` otherwise. */
export function openStep(
  application: Application,
  requirements: readonly Requirement[],
  step: string,
): OpenStep & { fileInputs: FileInputs[] } {
  const steps = candidateSteps(requirements);
  checkStepOpen(application, { step, steps });
  return {
    applicationId: application.id,
    firmId: application.firmId,
    step,
    steps,
    fileInputs: fileInputsOf(requirements, step),
  };
}
