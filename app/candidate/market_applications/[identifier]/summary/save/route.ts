import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { READ_INPUT } from '@/app/candidate/market_applications/[identifier]/input-names';
import { receiveStep } from '@/app/candidate/market_applications/[identifier]/receive-step';
import { submitApplication } from '@/lib/applications/submit-application';
import { readSeen } from '@/lib/forms/marks';
import { lastValue } from '@/lib/forms/read-form';

/** « Transmettre ma candidature »: the deadline is judged by the server's clock once the post was read. */
export const POST = receiveStep(async ({ identifier, application, sessionId, form, saved }) => {
  const summary = stepPath(identifier, 'summary');
  if (saved.changes.some((change) => change.isConflict)) return `${summary}?erreur=changed`;
  const read = readSeen(lastValue(form, READ_INPUT));
  const outcome = await submitApplication(application.id, new Date(), read && { sessionId, read });
  return outcome.submitted ? stepPath(identifier, 'sync_status') : `${summary}?erreur=${outcome.refusal}`;
});
