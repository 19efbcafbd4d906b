import type { Requirement } from '@/db/queries/markets';
import { DECLARATION_KEY } from '@/lib/journey/application-form';
import { candidatePages, declarationPage, pageAfter, pageOf, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { stepPath } from './candidate-step';
import { fieldKeyOf } from './input-labels';
import { BACK_INPUT } from './input-names';
import { receiveStep } from './receive-step';

/** A page's post, or a whole category's: everything is kept, then one goes on, or back to the summary one came from, or to what is wrong. */
export const receivePage = receiveStep(async ({ identifier, step, requirements, form, saved, acted, fileRefused }) => {
  const pages = candidatePages(requirements);
  const goesBack = form.has(BACK_INPUT);
  if (saved.mayGoOn) return stepPath(identifier, goesBack ? SUMMARY_STEP : pageAfter(pages, step));
  const said = new URLSearchParams(goesBack ? { [BACK_INPUT]: '1' } : {});
  const conflict = saved.changes.find((change) => change.isConflict);
  if (conflict) said.set('erreur', 'changed');
  else if (saved.asking && !fileRefused) said.set('retirer', saved.asking);
  const at = acted && !fileRefused && !conflict ? saved.at : undefined;
  const shown = conflict?.name ?? at ?? saved.wrong[0];
  const page = pages.includes(step) ? step : shown && pageShowing(requirements, pages, fieldKeyOf(shown));
  return `${stepPath(identifier, page || step)}${said.size > 0 ? `?${said}` : ''}${at ? `#${at}` : ''}`;
});

function pageShowing(requirements: readonly Requirement[], pages: readonly string[], key: string): string | undefined {
  if (key === DECLARATION_KEY) return declarationPage(pages);
  const requirement = requirements.find(({ fieldKey }) => fieldKey === key);
  return requirement && pageOf(requirement);
}
