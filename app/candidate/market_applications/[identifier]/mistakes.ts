import { fieldsOfStep } from '@/lib/applications/save-step';
import type { ApplicationForm } from '@/lib/journey/application-form';
import { declarationPage } from '@/lib/journey/candidate-steps';
import { pagesOfForm } from '@/lib/journey/section-states';
import { declarationErrors } from './declaration-form';
import { stepErrors } from './step-fields';

/** All that is to be mended on a page, for the list at its top. */
export function mistakesAt(form: ApplicationForm, page: string): { fieldId: string; message: string }[] {
  const declares = declarationPage(pagesOfForm(form)) === page;
  return [...stepErrors(fieldsOfStep(form, page)), ...(declares ? declarationErrors(form) : [])];
}
