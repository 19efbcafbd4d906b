import { inTransaction } from '@/db/database';
import { type AdministratorSession, deleteSessionOf } from '@/db/queries/administrator-sessions';
import { recordAudit } from '@/lib/audit/record';

/** Ends a session for good: its cookie opens nothing any more, wherever it was copied to. */
export async function signOut(
  session: Pick<AdministratorSession, 'id' | 'administratorId'>,
  from: { address: string; now: Date },
): Promise<void> {
  await inTransaction(async (tx) => {
    await deleteSessionOf(tx, session.administratorId, session.id);
    const actor = { kind: 'administrator' as const, id: session.administratorId };
    await recordAudit(tx, { ...from, actor, action: 'administrator.signed_out' });
  });
}
