import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { BACK_INPUT } from '@/app/candidate/market_applications/[identifier]/input-names';
import { receiveStep } from '@/app/candidate/market_applications/[identifier]/receive-step';
import { candidateSteps, SUMMARY_STEP } from '@/lib/journey/candidate-steps';

/** A step's post: everything is kept, then one goes on, or back to the summary one came from, or to what is wrong. */
export const POST = receiveStep(async ({ identifier, step, requirements, form, saved, acted, fileRefused }) => {
  const steps = candidateSteps(requirements);
  const goesBack = form.has(BACK_INPUT);
  if (saved.mayGoOn) return stepPath(identifier, goesBack ? SUMMARY_STEP : (steps[steps.indexOf(step) + 1] ?? step));
  const said = new URLSearchParams(goesBack ? { [BACK_INPUT]: '1' } : {});
  const isChanged = saved.changes.some((change) => change.isConflict);
  if (isChanged) said.set('erreur', 'changed');
  else if (saved.asking && !fileRefused) said.set('retirer', saved.asking);
  const at = acted && !fileRefused && !isChanged && saved.at ? `#${saved.at}` : '';
  return `${stepPath(identifier, step)}${said.size > 0 ? `?${said}` : ''}${at}`;
});
