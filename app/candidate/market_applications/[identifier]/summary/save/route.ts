import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveStep } from '@/app/candidate/market_applications/[identifier]/receive-step';
import { submitApplication } from '@/lib/applications/submit-application';

/** « Transmettre ma candidature »: the deadline is judged by the server's clock when the post is read. */
export const POST = receiveStep(async ({ identifier, applicationId, now }) => {
  const outcome = await submitApplication(applicationId, now);
  if (outcome.submitted) return stepPath(identifier, 'sync_status');
  return `${stepPath(identifier, 'summary')}?erreur=${outcome.refusal}`;
});
