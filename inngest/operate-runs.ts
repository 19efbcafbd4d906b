import type { Pool } from '@/db/connection/pool';
import { insertAuditRowInJobs } from '@/db/queries/audit/insert-in-jobs';
import { auditRow } from '@/lib/audit/record';
import * as engine from './engine/operate';

/** An operator's order to the embedded engine, in the audit log with it: neither is there without the other. */
type Order = (pool: Pool, id: string, now: Date) => Promise<engine.Operated>;

export const retryRun: Order = (pool, id, now) => engine.retryRun(pool, id, now, audited('run.retried', now));

export const cancelRun: Order = (pool, id, now) => engine.cancelRun(pool, id, now, audited('run.cancelled', now));

function audited(action: string, now: Date): engine.OnOperated {
  return (tx, { id, functionId, ...details }) =>
    insertAuditRowInJobs(
      tx,
      auditRow({ action, target: { kind: 'run', id }, details: { function: functionId, ...details }, now }),
    );
}
