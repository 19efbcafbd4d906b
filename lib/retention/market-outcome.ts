import { inTransaction } from '@/db/database';
import { findSubmittedIdentifiers, lockByIdentifier, putOutcome } from '@/db/queries/retention/due';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';

/**
 * Writes down what became of a market: when the contract was signed, and which applications were chosen (none: it was
 * given up; null: not told, and all of them are then kept as if they had been). Throws `not_found`, and `invalid` for a
 * winner that is no submitted application to this market.
 */
export function tellOutcome(
  identifier: string,
  { signedAt, winners }: { signedAt: Date; winners: string[] | null },
  now: Date,
): Promise<void> {
  return inTransaction(async (tx) => {
    const market = await lockByIdentifier(tx, identifier);
    if (market?.subject !== 'market') throw new AppError('not_found', 'no such market');
    const submitted = await findSubmittedIdentifiers(tx, market.id);
    const unknown = winners?.find((winner) => !submitted.includes(winner));
    if (unknown !== undefined) throw new AppError('invalid', `no submitted application to this market: ${unknown}`);
    await putOutcome(tx, { marketId: market.id, signedAt, winners });
    const details = { signedAt: signedAt.toISOString(), winners: winners?.length ?? null };
    await recordAudit(tx, { action: 'market.outcome_told', target: { kind: 'market', id: identifier }, details, now });
  });
}
