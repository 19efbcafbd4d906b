import { inTransaction } from '@/db/database';
import { countLinksTo, deleteChainTo, findLastLinkBefore, lockChain } from '@/db/queries/audit/chain';
import { AUDIT_CUT } from '@/lib/audit/cut';
import { recordAudit } from '@/lib/audit/record';
import { verifyAudit } from '@/lib/audit/verify-chain';
import { log } from '@/lib/observability/log';

/** Rows of the audit log that are older than its rule lets them be. */
export async function countOldAudit(before: Date): Promise<{ count: number; oldest: Date | null }> {
  const last = await findLastLinkBefore(before);
  return last ? countLinksTo(last.position) : { count: 0, oldest: null };
}

/**
 * Deletes the beginning of the audit log, up to `before`, and writes in it up to where, so that the rest still verifies.
 * A log that does not verify is left as it is: what is wrong with it must be looked into first. Returns how many rows
 * went.
 */
export async function pruneAudit(before: Date, now: Date): Promise<number> {
  if (!(await findLastLinkBefore(before))) return 0;
  const { problems } = await verifyAudit(() => {});
  if (problems > 0) {
    log().error({ problems }, 'the audit log does not verify: nothing of it is deleted');
    return 0;
  }
  return inTransaction(async (tx) => {
    await lockChain(tx);
    const last = await findLastLinkBefore(before, tx);
    if (!last) return 0;
    const rows = await deleteChainTo(tx, last.position);
    const details = { ...last, rows, before: before.toISOString() };
    await recordAudit(tx, { action: AUDIT_CUT, details, now });
    return rows;
  });
}
