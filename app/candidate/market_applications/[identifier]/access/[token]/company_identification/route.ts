import { findApplicationIdByIdentifier } from '@/db/queries/applications';
import { enter } from '@/lib/auth/enter';

/** The candidate's link: exchanged for a session cookie, then the clean address. */
export async function GET(request: Request, { params }: { params: Promise<{ identifier: string; token: string }> }) {
  const { identifier, token } = await params;
  return enter({
    request,
    identifier,
    token,
    subject: 'application',
    subjectId: await findApplicationIdByIdentifier(identifier),
    page: `/candidate/market_applications/${encodeURIComponent(identifier)}/company_identification`,
  });
}
