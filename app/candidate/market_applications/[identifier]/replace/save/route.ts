import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { receiveChange } from '@/app/candidate/market_applications/[identifier]/replacement/receive-change';
import { beginReplacement } from '@/lib/applications/replace-application';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';

export const POST = receiveChange(async ({ application, sessionId }, now) => {
  const begun = await beginReplacement(application.id, now, sessionId);
  return 'identifier' in begun ? stepPath(begun.identifier, IDENTIFICATION_STEP) : undefined;
});
