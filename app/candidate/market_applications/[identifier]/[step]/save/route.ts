import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveStep } from '@/app/candidate/market_applications/[identifier]/receive-step';
import { candidateSteps } from '@/lib/journey/candidate-steps';

/** A step's post: everything is kept, then one goes on, or back to what is wrong. */
export const POST = receiveStep(async ({ identifier, step, requirements, saved, acted, fileRefused }) => {
  const steps = candidateSteps(requirements);
  const next = steps[steps.indexOf(step) + 1] ?? step;
  if (saved.mayGoOn) return stepPath(identifier, next);
  if (!acted || fileRefused) return `${stepPath(identifier, step)}?erreur=1`;
  const asked = saved.asking ? `?${new URLSearchParams({ retirer: saved.asking })}` : '';
  return `${stepPath(identifier, step)}${asked}${saved.at ? `#${saved.at}` : ''}`;
});
