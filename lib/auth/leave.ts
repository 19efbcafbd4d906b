import { inTransaction } from '@/db/database';
import { deleteGrant, deleteSession, findGrants, type Grant, lockSession } from '@/db/queries/access';
import { recordAudit } from '@/lib/audit/record';
import { ofPart } from './enter-by-link';

/**
 * Takes back what a browser may open: what `isLeft` says, or everything. With the last of it the session ends, and its
 * cookie opens nothing any more, wherever it was copied to. Returns how many markets and applications stay open.
 */
export async function leave(
  sessionId: string,
  now: Date,
  isLeft: (grant: Grant) => boolean = () => true,
): Promise<number> {
  return inTransaction(async (tx) => {
    await lockSession(tx, sessionId);
    const grants = await findGrants(sessionId, tx);
    const left = grants.filter(isLeft);
    for (const grant of left) {
      const { subject: kind, identifier } = grant;
      await deleteGrant(tx, sessionId, grant);
      const actor = { kind: kind === 'market' ? ('buyer' as const) : ('candidate' as const), id: sessionId };
      const told =
        kind === 'firm' ? ofPart('left', identifier) : { action: `${kind}.left`, target: { kind, id: identifier } };
      await recordAudit(tx, { actor, ...told, now });
    }
    if (left.length === grants.length) await deleteSession(tx, sessionId);
    return grants.length - left.length;
  });
}
