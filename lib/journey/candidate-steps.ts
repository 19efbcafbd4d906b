/** A step of the candidate's journey: a category that the market asks for, or one of the two that every journey has. */
export const IDENTIFICATION_STEP = 'company_identification';
export const SUMMARY_STEP = 'summary';

/** Category of the identity fields, which are asked for in the step `company_identification`. */
export const IDENTITY_CATEGORY = 'identite_entreprise';

/** Category whose step ends with the declaration on honour; without it, the summary carries it. */
export const EXCLUSION_CATEGORY = 'motifs_exclusion';

/** Last segment of the page of the declaration on honour; no sub-category has this key. */
export const DECLARATION_SECTION = 'declaration';

/** The steps of a market, in order, from its frozen requirements (in order): what the stepper and the statistics count. */
export function candidateSteps(requirements: readonly { categoryKey: string }[]): string[] {
  const categories = new Set(requirements.map((requirement) => requirement.categoryKey));
  categories.delete(IDENTITY_CATEGORY);
  return [IDENTIFICATION_STEP, ...categories, SUMMARY_STEP];
}

/** What tells the page of a frozen requirement. */
type Asked = { categoryKey: string; subcategoryKey: string };

/**
 * The pages of a market, in order: what follows the application in their addresses. Identification and summary are a page
 * each; of every other step, each sub-category is one, and the declaration on honour the last of its category.
 */
export function candidatePages(requirements: readonly Asked[]): string[] {
  const asked = [...new Set(requirements.map(pageOf))];
  return candidateSteps(requirements).flatMap((step) => {
    if (step === IDENTIFICATION_STEP || step === SUMMARY_STEP) return [step];
    const declaration = step === EXCLUSION_CATEGORY ? [`${step}/${DECLARATION_SECTION}`] : [];
    return [...asked.filter((page) => isWithin(page, step)), ...declaration];
  });
}

/** The page that asks for it. */
export function pageOf({ categoryKey, subcategoryKey }: Asked): string {
  return categoryKey === IDENTITY_CATEGORY ? IDENTIFICATION_STEP : `${categoryKey}/${subcategoryKey}`;
}

/** The step that a page is of. */
export function stepOf(page: string): string {
  return page.split('/', 1)[0] ?? page;
}

/** `place`: a page, or a step with all its pages, to which a whole category may be posted. */
export function isWithin(page: string, place: string): boolean {
  return page === place || page.startsWith(`${place}/`);
}

/** The page that carries the declaration on honour (catalogue.md): the last of the exclusion grounds, or the summary. */
export function declarationPage(pages: readonly string[]): string {
  const page = `${EXCLUSION_CATEGORY}/${DECLARATION_SECTION}`;
  return pages.includes(page) ? page : SUMMARY_STEP;
}

/** The page that follows a place: the summary at last. */
export function pageAfter(pages: readonly string[], place: string): string {
  return pages[pages.findLastIndex((page) => isWithin(page, place)) + 1] ?? SUMMARY_STEP;
}

/** A page is saved by itself, or with its step. `saved`: what `savedWith` returns. */
export function isPageSaved(saved: readonly string[], page: string): boolean {
  return saved.includes(page) || saved.includes(stepOf(page));
}

/** What is saved once this place is, the last one at the end; a step is saved when all its pages are. */
export function savedWith(pages: readonly string[], saved: readonly string[], place: string): string[] {
  const step = stepOf(place);
  const now = [...saved.filter((other) => other !== place), place];
  const isWhole = pages.every((page) => !isWithin(page, step) || isPageSaved(now, page));
  return isWhole ? [...now.filter((other) => other !== step), step] : now;
}

/** Where one stopped: the first page not saved after the one saved last, else the first not saved, else the summary. */
export function whereOneStopped(pages: readonly string[], saved: readonly string[]): string {
  const last = saved.at(-1);
  const from = last === undefined ? 0 : pages.findLastIndex((page) => isWithin(page, last)) + 1;
  const isLeft = (page: string) => page !== SUMMARY_STEP && !isPageSaved(saved, page);
  return pages.slice(from).find(isLeft) ?? pages.find(isLeft) ?? SUMMARY_STEP;
}

/** The first step not saved yet; the summary when all are. */
export function currentCandidateStep(steps: readonly string[], savedSteps: readonly string[]): string {
  return steps.find((step) => !savedSteps.includes(step)) ?? SUMMARY_STEP;
}

/** A step was reached once it, or every step before it, was saved; pages themselves may be opened in any order. */
export function hasReachedStep(steps: readonly string[], savedSteps: readonly string[], step: string): boolean {
  const index = steps.indexOf(step);
  const isReached = savedSteps.includes(step) || index <= steps.indexOf(currentCandidateStep(steps, savedSteps));
  return index >= 0 && isReached;
}
