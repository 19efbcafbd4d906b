import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveStep } from '@/app/candidate/market_applications/[identifier]/receive-step';
import { submitApplication } from '@/lib/applications/submit-application';

/** « Transmettre ma candidature »: the deadline is judged by the server's clock once the post was read. */
export const POST = receiveStep(async ({ identifier, applicationId }) => {
  const outcome = await submitApplication(applicationId, new Date());
  if (outcome.submitted) return stepPath(identifier, 'sync_status');
  return `${stepPath(identifier, 'summary')}?erreur=${outcome.refusal}`;
});
