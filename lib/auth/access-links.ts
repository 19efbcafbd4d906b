import { type Database, inTransaction } from '@/db/database';
import { insertLink, type NewAccessLink, revokeLinks } from '@/db/queries/access';
import { lockMarket } from '@/db/queries/markets';
import type { Opened } from '@/db/schema/access';
import { recordAudit } from '@/lib/audit/record';
import { env } from '@/lib/env';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';

const DAY_MS = 86_400_000;

/** A link may be used again for 30 days; a candidate's until 30 days after the deadline (contract §3). */
export const LINK_LIFETIME_MS = 30 * DAY_MS;

/** PostgreSQL takes no year above 9999 as JavaScript writes it; a deadline may come close. */
const LAST_INSTANT_MS = Date.UTC(9999, 11, 31);

/** A link that was just made: the address to open, which holds the token and is not kept. */
export type FreshLink = { url: string; expiresAt: Date };

/** When a candidate's link made at `now` ends. */
export function candidateLinkEnd(deadline: Date, now: Date): Date {
  const lifeEndMs = Math.max(now.getTime(), deadline.getTime()) + LINK_LIFETIME_MS;
  return new Date(Math.min(lifeEndMs, LAST_INSTANT_MS));
}

/** Makes a link into one market or application; returns its token, which is not kept. */
export async function createAccessLink(
  tx: Database,
  link: { subject: Opened; subjectId: string; expiresAt: Date },
  now: Date,
): Promise<string> {
  const token = newOpaqueToken();
  await insertLink(tx, { ...link, digest: digestSecret(token), createdAt: now });
  return token;
}

/** A link by which a buyer configures a market, and the row that makes it open; the caller writes the row. */
export function newMarketLink(
  market: { id: string; identifier: string },
  now: Date,
): { link: FreshLink; row: NewAccessLink } {
  const token = newOpaqueToken();
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS);
  const url = `${env().BASE_URL}/buyer/public_markets/${market.identifier}/access/${token}/setup`;
  const row = {
    digest: digestSecret(token),
    subject: 'market' as const,
    subjectId: market.id,
    createdAt: now,
    expiresAt,
  };
  return { link: { url, expiresAt }, row };
}

/** The link by which a firm fills in its application; `market` is the one it applies to. */
export async function linkToApplication(
  tx: Database,
  application: { id: string; identifier: string },
  market: { deadline: Date },
  now: Date,
): Promise<FreshLink> {
  const expiresAt = candidateLinkEnd(market.deadline, now);
  const token = await createAccessLink(tx, { subject: 'application', subjectId: application.id, expiresAt }, now);
  const path = `/candidate/market_applications/${application.identifier}/access/${token}/company_identification`;
  return { url: env().BASE_URL + path, expiresAt };
}

/** A fresh link into a market. `revokePrevious` ends the earlier ones, and what the sessions that used them may open. */
export function renewMarketLink(marketId: string, revokePrevious: boolean, now: Date): Promise<FreshLink> {
  return inTransaction(async (tx) => {
    // Held, so that of two renewals at once that both revoke, one link stands.
    const market = await lockMarket(tx, marketId);
    if (revokePrevious) await revokeLinks(tx, 'market', market.id, now);
    const { link, row } = newMarketLink(market, now);
    await insertLink(tx, row);
    await recordLink(tx, 'market', market.identifier, revokePrevious, now);
    return link;
  });
}

/** That a link was made, for the audit log. */
export function recordLink(tx: Database, kind: Opened, identifier: string, revokedPrevious: boolean, now: Date) {
  const action = `${kind}.link_made`;
  return recordAudit(tx, { action, target: { kind, id: identifier }, details: { revokedPrevious }, now });
}
