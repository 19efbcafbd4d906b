/** A step of the candidate's journey: a category that the market asks for, or one of the two that every journey has. */
export const IDENTIFICATION_STEP = 'company_identification';
export const SUMMARY_STEP = 'summary';

/** Category of the identity fields, which are asked for in the step `company_identification`. */
export const IDENTITY_CATEGORY = 'identite_entreprise';

/** Category whose step carries the declaration on honour; without it, the summary does. */
export const EXCLUSION_CATEGORY = 'motifs_exclusion';

/** The steps of a market, in order, from its frozen requirements (in order): their keys are the last segment of the address. */
export function candidateSteps(requirements: readonly { categoryKey: string }[]): string[] {
  const categories = new Set(requirements.map((requirement) => requirement.categoryKey));
  categories.delete(IDENTITY_CATEGORY);
  return [IDENTIFICATION_STEP, ...categories, SUMMARY_STEP];
}

/** The first step not saved yet; the summary when all are. */
export function currentCandidateStep(steps: readonly string[], savedSteps: readonly string[]): string {
  return steps.find((step) => !savedSteps.includes(step)) ?? SUMMARY_STEP;
}

/** A step may be visited once every step before it was saved. */
export function mayVisitCandidateStep(steps: readonly string[], savedSteps: readonly string[], step: string): boolean {
  const index = steps.indexOf(step);
  return index >= 0 && index <= steps.indexOf(currentCandidateStep(steps, savedSteps));
}

/** Category of the fields shown at a step. */
export function categoryOfStep(step: string): string {
  return step === IDENTIFICATION_STEP ? IDENTITY_CATEGORY : step;
}

/** The step that shows a category's fields. */
export function stepOfCategory(category: string): string {
  return category === IDENTITY_CATEGORY ? IDENTIFICATION_STEP : category;
}

/** The step that carries the declaration on honour (catalogue.md): the exclusion grounds, or the summary without them. */
export function declarationStep(steps: readonly string[]): string {
  return steps.includes(EXCLUSION_CATEGORY) ? EXCLUSION_CATEGORY : SUMMARY_STEP;
}
