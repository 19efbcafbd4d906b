import { type ApplicationForm, type FormField, isUnanswered } from './application-form';
import { candidatePages, declarationPage, isWithin, pageOf, SUMMARY_STEP } from './candidate-steps';

/** How far a page of the form is. An answer that is missing is no mistake: it only leaves its page « started ». */
export type PageState = { kind: 'to_mend' | 'done' | 'started' | 'to_do'; unanswered: number };

/** Every page of the form, in order; `state` is null for the summary, where nothing is asked for. */
export function pageStates(form: ApplicationForm): { page: string; state: PageState | null }[] {
  return pagesOfForm(form).map((page) => ({ page, state: page === SUMMARY_STEP ? null : stateOf(form, page) }));
}

/** The first page of a step that is not done, else its first; undefined when the market does not ask for it. */
export function firstNotDone(form: ApplicationForm, step: string): string | undefined {
  const pages = pageStates(form).filter(({ page }) => isWithin(page, step));
  return (pages.find(({ state }) => state?.kind !== 'done') ?? pages[0])?.page;
}

/** The pages of an application. */
export function pagesOfForm(form: ApplicationForm): string[] {
  return candidatePages(form.fields.map((field) => field.requirement));
}

function stateOf(form: ApplicationForm, page: string): PageState {
  if (declarationPage(pagesOfForm(form)) === page) return stateOfDeclaration(form);
  return stateOfFields(form.fields.filter((field) => pageOf(field.requirement) === page));
}

function stateOfFields(fields: readonly FormField[]): PageState {
  const unanswered = fields.filter(isUnanswered).length;
  if (fields.some((field) => field.problems.length > 0)) return { kind: 'to_mend', unanswered };
  if (unanswered === 0) return { kind: 'done', unanswered };
  return { kind: unanswered < fields.length ? 'started' : 'to_do', unanswered };
}

function stateOfDeclaration({ declaration, declarationDraft, declarationInError }: ApplicationForm): PageState {
  if (declarationInError) return { kind: 'to_mend', unanswered: 0 };
  if (declaration) return { kind: 'done', unanswered: 0 };
  return { kind: declarationDraft.choice === undefined ? 'to_do' : 'started', unanswered: 1 };
}
