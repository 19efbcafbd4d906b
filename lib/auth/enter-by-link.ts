import { type Database, inTransaction } from '@/db/database';
import { findLiveLink, insertGrant, insertSession } from '@/db/queries/access';
import { recordOpening } from '@/db/queries/step-times';
import type { Subject } from '@/db/schema/access';
import { recordAudit } from '@/lib/audit/record';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import { SESSION_LIFETIME_SECONDS } from './session';

/**
 * Exchanges an access link for a grant of the browser's session, made when it has none.
 * Gives back the token of a new session's cookie, null when the existing one serves, or undefined when the link does not open this subject.
 */
export async function enterByLink(
  link: { token: string; subject: Subject; subjectId: string; identifier?: string },
  currentSessionId: string | null,
  now: Date,
): Promise<{ newSessionToken: string | null } | undefined> {
  const found = await findLiveLink(digestSecret(link.token), now);
  if (found?.subject !== link.subject || found.subjectId !== link.subjectId) return undefined;
  return inTransaction(async (tx) => {
    await recordOpening(tx, link.subject, link.subjectId);
    if (currentSessionId) {
      await insertGrant(tx, currentSessionId, found, now);
      await recordUse(tx, link, currentSessionId, now);
      return { newSessionToken: null };
    }
    const newSessionToken = newOpaqueToken();
    const expiresAt = new Date(now.getTime() + SESSION_LIFETIME_SECONDS * 1000);
    const session = await insertSession(tx, { digest: digestSecret(newSessionToken), createdAt: now, expiresAt });
    await insertGrant(tx, session.id, found, now);
    await recordUse(tx, link, session.id, now);
    return { newSessionToken };
  });
}

type Used = { subject: Subject; subjectId: string; identifier?: string };

function recordUse(tx: Database, { subject, subjectId, identifier }: Used, sessionId: string, now: Date) {
  return recordAudit(tx, {
    actor: { kind: subject === 'market' ? 'buyer' : 'candidate', id: sessionId },
    action: `${subject}.link_used`,
    target: { kind: subject, id: identifier ?? subjectId },
    now,
  });
}
