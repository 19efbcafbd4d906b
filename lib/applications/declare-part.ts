import { inTransaction } from '@/db/database';
import { type Application, lockApplication } from '@/db/queries/applications';
import { changeFirm, findFirms } from '@/db/queries/firms';
import { keepForm } from '@/db/queries/kept-forms';
import { lockMarketShared } from '@/db/queries/markets';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';
import type { Seen } from '@/lib/forms/marks';
import { readPartIdentifier } from '@/lib/identifiers';
import { loadForm } from '@/lib/journey/application-form';
import { SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { identityOf } from './freeze-answers';
import { keeperOf, keptPlace } from './kept-place';
import { asChanged } from './save-step';
import { whyClosed } from './start-application';
import { findBlockers, type Refusal } from './submit-application';
import { changedSinceRead } from './what-was-read';

type Outcome = { declared: true } | { declared: false; refusal: Refusal };

/**
 * Declares the part of a group's member complete: by itself, or by the mandataire under its mandate. What is in it is sent
 * with the application; an edit undoes it. `read`: the marks of what was read, nothing else than which is declared. Throws
 * `conflict` when the application was submitted.
 */
export function declarePart(
  { id, firmId }: Pick<Application, 'id' | 'firmId'>,
  { sessionId, read }: { sessionId: string; read: Seen | undefined },
  now: Date,
): Promise<Outcome> {
  return inTransaction(async (tx) => {
    const part = await lockApplication(tx, id, firmId);
    if (part.rank === 1) throw new AppError('not_found', 'the firm that leads submits');
    if (part.completedAt) throw new AppError('conflict', 'the application is submitted');
    const market = await lockMarketShared(tx, part.marketId);
    const closed = whyClosed(market, now);
    if (closed) return { declared: false, refusal: closed === 'deadline_passed' ? closed : 'cancelled' };
    const form = await loadForm(part, market, tx);
    const changed = read ? changedSinceRead(form, read) : [];
    if (changed.length > 0) {
      const kept = { place: keptPlace(part, SUMMARY_STEP), values: {}, violations: changed.map(asChanged) };
      await keepForm(keeperOf(sessionId, part), kept, tx);
      return { declared: false, refusal: 'changed' };
    }
    if (findBlockers(form).length > 0) return { declared: false, refusal: 'blocked' };
    const identity = identityOf(form);
    const others = (await findFirms(id, tx)).filter((firm) => firm.id !== firmId);
    if (identity.siret && others.some(({ siret }) => siret === identity.siret))
      return { declared: false, refusal: 'firm_twice' };
    const declaredBy = part.declaredBy === 'mandataire' ? 'mandataire' : 'itself';
    await changeFirm(tx, firmId, { ...identity, declaredAt: now, declaredBy });
    const { identifier } = readPartIdentifier(part.identifier);
    const target = { kind: 'application', id: identifier };
    const details = { part: part.identifier, by: declaredBy };
    await recordAudit(tx, { action: 'application.member_declared', target, details, now });
    return { declared: true };
  });
}
