import { asJson, type Handle } from '@/db/connection/pool';
import type { AuditRow } from './rows';

/** Writes a row of the audit log in a transaction of the job tables. */
export async function insertAuditRowInJobs(tx: Handle, row: AuditRow): Promise<void> {
  await tx`
    with written as (
      insert into audit_log (id, at, actor_kind, actor_id, action, target_kind, target_id, address, request_id, details, seal)
      values (${row.id}, ${row.at}, ${row.actorKind}, ${row.actorId}, ${row.action}, ${row.targetKind}, ${row.targetId},
        ${row.address}, ${row.requestId}, ${asJson(tx, row.details)}, ${row.seal})
    )
    insert into audit_unchained values (${row.id})`;
}
