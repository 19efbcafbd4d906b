import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveStep } from '@/app/candidate/market_applications/[identifier]/receive-step';
import { candidateSteps } from '@/lib/journey/candidate-steps';

/** A step's post: everything is kept, then one goes on, or back to what is wrong. */
export const POST = receiveStep(async ({ identifier, step, requirements, mayGoOn, removed }) => {
  const steps = candidateSteps(requirements);
  const next = steps[steps.indexOf(step) + 1] ?? step;
  if (mayGoOn) return stepPath(identifier, next);
  return removed ? stepPath(identifier, step) : `${stepPath(identifier, step)}?erreur=1`;
});
