import { inTransaction } from '@/db/database';
import { insertGrant, type Session } from '@/db/queries/access';
import { findAccessById, markCome } from '@/db/queries/confirmed-access';
import { findApplicationOfPart } from '@/db/queries/open-applications';
import { recordOpening } from '@/db/queries/step-times';
import { recordAudit } from '@/lib/audit/record';
import { readPartIdentifier } from '@/lib/identifiers';

/**
 * Opens, in this browser, what the address that was confirmed in it has access to: a grant of the browser's own. Returns the
 * identifier, as people see it, or undefined when that access is not there (any more).
 */
export function openByAddress(session: Session, accessId: string, now: Date): Promise<string | undefined> {
  return inTransaction(async (tx) => {
    const access = await findAccessById(tx, accessId);
    if (!access || access.addressId !== session.addressId) return undefined;
    const found = await findApplicationOfPart(tx, access);
    if (!found) return undefined;
    await insertGrant(tx, session.id, access, now);
    await markCome(tx, access.id, now);
    await recordOpening(tx, access.subject, access.subjectId);
    const { identifier, rank } = readPartIdentifier(found.application.identifier);
    const actor = { kind: 'candidate', id: session.id } as const;
    const details: Record<string, string> = rank > 1 ? { part: found.application.identifier } : {};
    const target = { kind: 'application', id: identifier };
    await recordAudit(tx, { actor, action: 'application.access_used', target, details, now });
    return found.application.identifier;
  });
}
