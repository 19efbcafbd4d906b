import { fieldsOfStep } from '@/lib/applications/save-step';
import type { ApplicationForm } from '@/lib/journey/application-form';
import { candidateSteps, declarationStep } from '@/lib/journey/candidate-steps';
import { declarationErrors } from './declaration-form';
import { stepErrors } from './step-fields';

/** All that is to be mended on a page, for the list at its top. */
export function mistakesAt(form: ApplicationForm, step: string): { fieldId: string; message: string }[] {
  const declares = declarationStep(candidateSteps(form.fields.map((field) => field.requirement))) === step;
  return [...stepErrors(fieldsOfStep(form, step)), ...(declares ? declarationErrors(form) : [])];
}
