import { type Database, inTransaction } from '@/db/database';
import { findLiveLink, insertGrant, insertSession, renewSession, type Session, takeLink } from '@/db/queries/access';
import { recordOpening } from '@/db/queries/step-times';
import type { Opened } from '@/db/schema/access';
import { recordAudit } from '@/lib/audit/record';
import { newOpaqueToken, readPartIdentifier } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import { SESSION_LIFETIME_SECONDS } from './session';

type Link = { token: string; subject: Opened; subjectId: string; identifier?: string };

/**
 * Exchanges an access link for a grant of the browser's session, made when it has none, and sets a new token for it
 * (contract §3): a cookie noted earlier does not open what the next person opens in this browser.
 * Returns the token for the cookie, or undefined when the link does not open this subject. A link into a group member's part
 * opens once, for this browser until the link ends (docs/decisions/0034).
 */
export async function enterByLink(link: Link, current: Session | undefined, now: Date): Promise<string | undefined> {
  const found = await findLiveLink(digestSecret(link.token), now);
  if (found?.subject !== link.subject || found.subjectId !== link.subjectId) return undefined;
  return inTransaction(async (tx) => {
    const opensOnce = link.subject === 'firm';
    if (opensOnce && !(await takeLink(tx, found.id, now))) return undefined;
    await recordOpening(tx, link.subject, link.subjectId);
    const token = newOpaqueToken();
    const session = await beginOrRenew(tx, current, digestSecret(token), opensOnce ? found.expiresAt : now, now);
    await insertGrant(tx, session.id, found, now);
    await recordUse(tx, link, session.id, now);
    return token;
  });
}

/** Two links opened at once bring the same former token: one of them renews the session, the other begins its own. */
export async function beginOrRenew(
  tx: Database,
  current: Session | undefined,
  digest: string,
  until: Date,
  now: Date,
): Promise<Session> {
  const expiresAt = new Date(Math.max(until.getTime(), now.getTime() + SESSION_LIFETIME_SECONDS * 1000));
  const renewed = current && (await renewSession(tx, current, { digest, expiresAt }));
  return renewed ?? insertSession(tx, { digest, createdAt: now, expiresAt });
}

function recordUse(tx: Database, { subject, subjectId, identifier }: Link, sessionId: string, now: Date) {
  const actor = { kind: subject === 'market' ? ('buyer' as const) : ('candidate' as const), id: sessionId };
  if (subject === 'firm') return recordAudit(tx, { actor, ...ofPart('link_used', identifier ?? subjectId), now });
  const target = { kind: subject, id: identifier ?? subjectId };
  return recordAudit(tx, { actor, action: `${subject}.link_used`, target, now });
}

/** Something of a group member's part, as the audit log tells it: found by the application. */
export function ofPart(what: 'link_used' | 'left', part: string) {
  const target = { kind: 'application', id: readPartIdentifier(part).identifier };
  return { action: `application.member_${what}`, target, details: { part } };
}
