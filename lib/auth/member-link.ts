import { findLinkToPart } from '@/db/queries/access';
import { findFirmOfPart } from '@/db/queries/firms';
import { digestSecret } from '@/lib/keys';

/** What a link into a group member's part is at `now`: it opens, it was used, or it never did or no longer does. */
export async function findMemberLink(part: string, token: string, now: Date): Promise<'live' | 'used' | 'dead'> {
  const firmId = await findFirmOfPart(part);
  const link = firmId && (await findLinkToPart(digestSecret(token), firmId));
  if (!link || link.revokedAt || link.expiresAt <= now) return 'dead';
  return link.usedAt ? 'used' : 'live';
}
