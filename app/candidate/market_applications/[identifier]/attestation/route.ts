import { browserRoute } from '@/app/browser-route';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { runAsCaller } from '@/lib/audit/actor';
import { openWholeApplication } from '@/lib/auth/guards';
import { answerWithDocument } from '@/lib/documents/publish/answer-with-document';
import { seeOther } from '@/lib/forms/see-other';

/** The candidate's copy of the attestation. Without a grant, or before it is ready, the page that explains is shown. */
export const GET = browserRoute<{ identifier: string }>(async ({ request, params: { identifier } }) => {
  const found = await openWholeApplication(identifier);
  const document =
    found &&
    (await runAsCaller(request, { kind: 'candidate', id: found.sessionId }, null, () =>
      answerWithDocument(request, found.application, 'attestation'),
    ));
  return document ?? seeOther(stepPath(identifier, 'sync_status'));
});
