import { findMarketIdByIdentifier } from '@/db/queries/markets';
import { enter } from '@/lib/auth/enter';

/** The configuration link: exchanged for a session cookie, then the clean address, so that the token leaves the address bar. */
export async function GET(_request: Request, { params }: { params: Promise<{ identifier: string; token: string }> }) {
  const { identifier, token } = await params;
  return enter({
    token,
    subject: 'market',
    subjectId: await findMarketIdByIdentifier(identifier),
    page: `/buyer/public_markets/${encodeURIComponent(identifier)}/setup`,
  });
}
