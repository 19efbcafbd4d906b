import { browserRoute } from '@/app/browser-route';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { findRequirementsOf } from '@/db/queries/application-lots';
import { findApplication, findApplicationIdByIdentifier } from '@/db/queries/applications';
import { enter } from '@/lib/auth/enter';
import { candidatePages, IDENTIFICATION_STEP, whereOneStopped } from '@/lib/journey/candidate-steps';

/**
 * The candidate's link: exchanged for a session cookie, then the clean address of the page where one stopped, which nobody
 * else learns.
 */
export const GET = browserRoute<{ identifier: string; token: string }>(
  async ({ request, params: { identifier, token } }) => {
    const link = { request, identifier, token, page: stepPath(identifier, IDENTIFICATION_STEP) };
    return enter(link, async () => {
      const subjectId = await findApplicationIdByIdentifier(identifier);
      if (!subjectId) return undefined;
      return { subject: 'application', subjectId, page: stepPath(identifier, await pageToOpen(subjectId)) };
    });
  },
);

async function pageToOpen(applicationId: string): Promise<string> {
  const application = await findApplication(applicationId);
  if (!application || application.completedAt) return 'sync_status';
  const pages = candidatePages(await findRequirementsOf(application));
  return whereOneStopped(pages, application.savedSteps);
}
