import { inTransaction } from '@/db/database';
import { revokeLinks } from '@/db/queries/access';
import { lockApplication } from '@/db/queries/applications';
import { lockMarketShared } from '@/db/queries/markets';
import { findChain } from '@/db/queries/replacements';
import { type FreshLink, linkToApplication, recordLink } from '@/lib/auth/access-links';
import { endAndTell } from './people';

/**
 * A fresh link into an application. `revokePrevious` ends the earlier ones, what the sessions that used them may open, and the
 * access of people by an address of theirs, who are told; for what it replaces and what is to replace it too, as whoever may
 * open the one may open the other.
 */
export function renewApplicationLink(applicationId: string, revokePrevious: boolean, now: Date): Promise<FreshLink> {
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, applicationId);
    // Held against another deadline in the same instant, which sets how long links last.
    const market = await lockMarketShared(tx, application.marketId);
    for (const { id, identifier } of revokePrevious ? await findChain(tx, applicationId) : []) {
      await endAndTell(tx, { subject: 'application', subjectId: id, identifier }, () => true, now);
      await revokeLinks(tx, 'application', id, now);
    }
    await recordLink(tx, 'application', application.identifier, revokePrevious, now);
    return linkToApplication(tx, application, market, now);
  });
}
