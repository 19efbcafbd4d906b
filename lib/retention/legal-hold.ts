import { inTransaction } from '@/db/database';
import { insertHold, liftHolds, lockByIdentifier } from '@/db/queries/retention/due';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';

/**
 * Has nothing of a market (nor of any application to it), or of an application, erased until the hold is lifted: a dispute,
 * a judge, an audit. Throws `not_found`.
 */
export function placeHold(identifier: string, reason: string, now: Date): Promise<void> {
  return inTransaction(async (tx) => {
    const held = await requireSubject(tx, identifier);
    await insertHold(tx, { subject: held.subject, subjectId: held.id, reason, placedAt: now });
    const target = { kind: held.subject, id: identifier };
    await recordAudit(tx, { action: 'hold.placed', target, now });
  });
}

/** Lifts every hold on it. Returns how many stood. Throws `not_found`. */
export function liftHold(identifier: string, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const held = await requireSubject(tx, identifier);
    const lifted = await liftHolds(tx, held.id, now);
    if (lifted > 0)
      await recordAudit(tx, { action: 'hold.lifted', target: { kind: held.subject, id: identifier }, now });
    return lifted;
  });
}

async function requireSubject(tx: Parameters<typeof lockByIdentifier>[0], identifier: string) {
  const found = await lockByIdentifier(tx, identifier);
  if (!found) throw new AppError('not_found', 'no such market or application');
  return found;
}
