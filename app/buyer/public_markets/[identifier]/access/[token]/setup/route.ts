import { browserRoute } from '@/app/browser-route';
import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { findMarket, findMarketIdByIdentifier } from '@/db/queries/markets';
import { enter } from '@/lib/auth/enter';
import { currentBuyerStep } from '@/lib/journey/buyer-steps';

/**
 * The configuration link: exchanged for a session cookie, then a clean address, so that the token leaves the address bar.
 * Who may enter goes on where the configuration stopped; nobody else learns where that is.
 */
export const GET = browserRoute<{ identifier: string; token: string }>(
  async ({ request, params: { identifier, token } }) => {
    const link = { request, identifier, token, page: stepPath(identifier, 'setup') };
    return enter(link, async () => {
      const subjectId = await findMarketIdByIdentifier(identifier);
      const market = subjectId ? await findMarket(subjectId) : undefined;
      const page = stepPath(identifier, currentBuyerStep(market?.configuration ?? {}));
      return subjectId ? { subject: 'market', subjectId, page } : undefined;
    });
  },
);
