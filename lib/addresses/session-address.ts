import { type Database, inTransaction } from '@/db/database';
import { deleteSession, findGrants, lockSession, type Session } from '@/db/queries/access';
import { findAddressOfSession, type MailAddress, setAddressOfSession } from '@/db/queries/addresses';
import { deleteGrantsByAddress } from '@/db/queries/confirmed-access';
import { recordAudit } from '@/lib/audit/record';

/** The address that was confirmed in this session, if one was and nobody left since. */
export const addressOfSession = async (sessionId: string | null): Promise<MailAddress | undefined> =>
  sessionId ? findAddressOfSession(sessionId) : undefined;

/** Makes a session that of the owner of an address: what another address had opened in this browser is closed. */
export async function signInAs(tx: Database, { id, addressId }: Session, next: string): Promise<void> {
  if (addressId !== null && addressId !== next) await deleteGrantsByAddress(tx, id, addressId);
  await setAddressOfSession(tx, id, next);
}

/**
 * « Quitter » for who came by an address: it opens nothing in this browser any more; what links opened there stays open.
 * Returns whether anything is still open: when nothing is, the session is over.
 */
export function signOutOfAddress(sessionId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockSession(tx, sessionId);
    const address = await findAddressOfSession(sessionId, tx);
    if (address) {
      await deleteGrantsByAddress(tx, sessionId, address.id);
      await setAddressOfSession(tx, sessionId, null);
      const actor = { kind: 'candidate', id: sessionId } as const;
      await recordAudit(tx, { actor, action: 'address.left', target: { kind: 'address', id: address.id }, now });
    }
    const left = await findGrants(sessionId, tx);
    if (left.length === 0) await deleteSession(tx, sessionId);
    return left.length > 0;
  });
}
