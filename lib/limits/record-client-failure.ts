import { database } from '@/db/database';
import { findEditorByClientId } from '@/db/queries/editors';
import { recordAudit } from '@/lib/audit/record';
import type { Quota } from './quota';

/**
 * Writes failed authentications of a client down, as they are counted per client id and address: the first of an hour, and
 * the one after which the next are refused, with their number so far. Only for a client that exists: what is typed in
 * place of its id may be a secret, and a row for each guess would let anybody fill the log.
 */
export async function recordClientFailure(clientId: string, quota: Quota, now: Date): Promise<void> {
  const failures = quota.hour.limit - quota.hour.remaining;
  const isFull = quota.hour.remaining === 0 || quota.burst.remaining === 0;
  if (!quota.admitted || (failures > 1 && !isFull)) return;
  const editor = clientId.includes('\0') ? undefined : await findEditorByClientId(clientId);
  if (!editor) return;
  const action = isFull ? 'client.authentication_throttled' : 'client.authentication_failed';
  await recordAudit(database(), { action, target: { kind: 'editor', id: clientId }, details: { failures }, now });
}
