import { type Database, inTransaction } from '@/db/database';
import { findLiveLink, insertGrant, insertSession, renewSession, type Session } from '@/db/queries/access';
import { recordOpening } from '@/db/queries/step-times';
import type { Subject } from '@/db/schema/access';
import { recordAudit } from '@/lib/audit/record';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import { SESSION_LIFETIME_SECONDS } from './session';

type Link = { token: string; subject: Subject; subjectId: string; identifier?: string };

/**
 * Exchanges an access link for a grant of the browser's session, made when it has none, and sets a new token for it
 * (contract §3): a cookie noted earlier does not open what the next person opens in this browser.
 * Returns the token for the cookie, or undefined when the link does not open this subject.
 */
export async function enterByLink(link: Link, current: Session | undefined, now: Date): Promise<string | undefined> {
  const found = await findLiveLink(digestSecret(link.token), now);
  if (found?.subject !== link.subject || found.subjectId !== link.subjectId) return undefined;
  return inTransaction(async (tx) => {
    await recordOpening(tx, link.subject, link.subjectId);
    const token = newOpaqueToken();
    const session = await beginOrRenew(tx, current, digestSecret(token), now);
    await insertGrant(tx, session.id, found, now);
    await recordUse(tx, link, session.id, now);
    return token;
  });
}

/** Two links opened at once bring the same former token: one of them renews the session, the other begins its own. */
async function beginOrRenew(tx: Database, current: Session | undefined, digest: string, now: Date): Promise<Session> {
  const expiresAt = new Date(now.getTime() + SESSION_LIFETIME_SECONDS * 1000);
  const renewed = current && (await renewSession(tx, current, { digest, expiresAt }));
  return renewed ?? insertSession(tx, { digest, createdAt: now, expiresAt });
}

function recordUse(tx: Database, { subject, subjectId, identifier }: Link, sessionId: string, now: Date) {
  return recordAudit(tx, {
    actor: { kind: subject === 'market' ? 'buyer' : 'candidate', id: sessionId },
    action: `${subject}.link_used`,
    target: { kind: subject, id: identifier ?? subjectId },
    now,
  });
}
