import type { Application } from '@/db/queries/applications';
import type { Requirement } from '@/db/queries/markets';
import { AppError } from '@/lib/errors';
import { fieldType } from '@/lib/fields/registry';
import { DECLARATION_KEY, DECLARATION_SLOT } from '@/lib/journey/application-form';
import { candidatePages, declarationPage, isWithin, pageOf } from '@/lib/journey/candidate-steps';

/**
 * What something is posted to: a page of an application, or a category with all its pages. `pages` are all of the
 * application's, in order.
 */
export type OpenStep = { applicationId: string; firmId: string; step: string; pages: readonly string[] };

/** Throws `conflict` when the application was submitted, `not_found` when it has no such page. */
export function checkStepOpen(application: Application, { step, pages }: Pick<OpenStep, 'step' | 'pages'>): void {
  if (application.completedAt) throw new AppError('conflict', 'the application is submitted');
  if (!pages.some((page) => isWithin(page, step))) throw new AppError('not_found', 'no such step');
}

/** What files may be given to at a step: a field, or the declaration on honour, and its members that carry them. */
export type FileInputs = { fieldKey: string; slots: readonly string[] };

/** Where files may be given at a step of a market. */
export function fileInputsOf(requirements: readonly Requirement[], step: string): FileInputs[] {
  const declares = isWithin(declarationPage(candidatePages(requirements)), step);
  return [
    ...requirements
      .filter((requirement) => isWithin(pageOf(requirement), step))
      .map(({ fieldKey, inputType }) => ({ fieldKey, slots: fieldType(inputType).fileSlots })),
    ...(declares ? [{ fieldKey: DECLARATION_KEY, slots: [DECLARATION_SLOT] }] : []),
  ];
}

/** The step, and where it takes files. Throws as `checkStepOpen` does. */
export function openStep(
  application: Application,
  requirements: readonly Requirement[],
  step: string,
): OpenStep & { fileInputs: FileInputs[] } {
  const pages = candidatePages(requirements);
  checkStepOpen(application, { step, pages });
  const { id: applicationId, firmId } = application;
  return { applicationId, firmId, step, pages, fileInputs: fileInputsOf(requirements, step) };
}
