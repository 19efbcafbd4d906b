import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/database';
import { type AuditRow, insertAuditRow } from '@/db/queries/audit/rows';
import type { AuditDetails } from '@/db/schema/audit';
import { currentOrigin } from '@/lib/observability/origin';
import { type ActingAs, actingAs } from './actor';
import { sealRow } from './seal';

/**
 * Something that was done, for the audit log (docs/decisions/0022).
 * - who and from where: those whom `runAs` named, unless they are given here.
 * - `actor.id`: by which one finds it: an administrator's id, an editor's `client_id`, an operator's account on the machine;
 *   for a buyer or a candidate, whom nobody knows, the id of the browser's session.
 * - `requestId`: that of the request the work comes from, unless another is given.
 * - `action`: noun.past_participle, `market.cancelled`.
 * - `target.id`: likewise the identifier that people see (`VR-…`, `FT…`), else the id of the row.
 * - `details`: never a secret, an answer, a name or an e-mail address.
 */
export type AuditEntry = Partial<ActingAs> & {
  action: string;
  target?: { kind: string; id: string };
  details?: AuditDetails;
  now: Date;
};

/** Writes it down in the transaction of what happened: neither is there without the other. */
export async function recordAudit(tx: Database, entry: AuditEntry): Promise<void> {
  await insertAuditRow(tx, auditRow(entry));
}

/** The row of an entry, for a statement that writes it together with what happened. */
export function auditRow({ action, target, details, now, ...given }: AuditEntry): AuditRow {
  const { actor, address, requestId } = { ...actingAs(), ...given };
  const row = {
    id: randomUUID(),
    at: now,
    actorKind: actor.kind,
    actorId: actor.id,
    action,
    targetKind: target?.kind ?? null,
    targetId: target?.id ?? null,
    // The address is empty when the connection is already gone.
    address: address || null,
    requestId: requestId ?? currentOrigin()?.requestId ?? null,
    details: details ?? {},
  };
  return { ...row, seal: sealRow(row) };
}
