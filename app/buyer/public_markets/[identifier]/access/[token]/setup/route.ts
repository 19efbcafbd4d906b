import { stepPath } from '@/app/buyer/public_markets/[identifier]/buyer-step';
import { findMarket, findMarketIdByIdentifier } from '@/db/queries/markets';
import { enter } from '@/lib/auth/enter';
import { currentBuyerStep } from '@/lib/journey/buyer-steps';

/**
 * The configuration link: exchanged for a session cookie, then a clean address, so that the token leaves the address bar.
 * Who may enter goes on where the configuration stopped; nobody else learns where that is.
 */
export async function GET(request: Request, { params }: { params: Promise<{ identifier: string; token: string }> }) {
  const { identifier, token } = await params;
  const marketId = await findMarketIdByIdentifier(identifier);
  const market = marketId ? await findMarket(marketId) : undefined;
  return enter({
    request,
    identifier,
    token,
    subject: 'market',
    subjectId: marketId,
    page: stepPath(identifier, 'setup'),
    pageOnceIn: stepPath(identifier, currentBuyerStep(market?.configuration ?? {})),
  });
}
