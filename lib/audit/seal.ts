import { createHmac } from 'node:crypto';
import type { AuditRow } from '@/db/queries/audit/rows';
import { deriveKey } from '@/lib/keys';

/**
 * What an audit row says, in one way only: its columns in a fixed order, the details by name. JSON tells where each of
 * them ends.
 */
function canonicalForm(row: Omit<AuditRow, 'seal'>): string {
  const { id, at, actorKind, actorId, action, targetKind, targetId, address, requestId, details } = row;
  const named = Object.keys(details)
    .sort()
    .map((name) => [name, details[name]]);
  const columns = [actorKind, actorId, action, targetKind, targetId, address, requestId];
  return JSON.stringify([id, at.toISOString(), ...columns, named]);
}

/** The digest of a row under a key of the instance, in hexadecimal: nobody who only has the database can write a row. */
export function sealRow(row: Omit<AuditRow, 'seal'>): string {
  return createHmac('sha256', deriveKey('audit')).update(canonicalForm(row), 'utf8').digest('hex');
}
