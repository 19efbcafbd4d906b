import { browserRoute } from '@/app/browser-route';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { findFirmOfPart } from '@/db/queries/firms';
import { enter } from '@/lib/auth/enter';
import { env } from '@/lib/env';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { seeOther } from '@/lib/forms/see-other';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';

/** The button of a member's link: used up, for this browser; a link that opens nothing is told by its own page. */
export const POST = browserRoute<{ identifier: string; token: string }>(
  async ({ request, params: { identifier, token } }) => {
    const page = stepPath(identifier, `access/${token}/member`);
    if (!isSameOrigin(request, env().BASE_URL)) return seeOther(page);
    return enter({ request, identifier, token, page }, async () => {
      const subjectId = await findFirmOfPart(identifier);
      if (!subjectId) return undefined;
      return { subject: 'firm', subjectId, page: stepPath(identifier, IDENTIFICATION_STEP) };
    });
  },
);
