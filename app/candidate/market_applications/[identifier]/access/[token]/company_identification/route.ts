import { browserRoute } from '@/app/browser-route';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { findApplicationIdByIdentifier } from '@/db/queries/applications';
import { enter } from '@/lib/auth/enter';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';

/** The candidate's link: exchanged for a session cookie, then the clean address. */
export const GET = browserRoute<{ identifier: string; token: string }>(
  async ({ request, params: { identifier, token } }) => {
    const page = stepPath(identifier, IDENTIFICATION_STEP);
    return enter({ request, identifier, token, page }, async () => {
      const subjectId = await findApplicationIdByIdentifier(identifier);
      return subjectId ? { subject: 'application', subjectId, page } : undefined;
    });
  },
);
