import { inTransaction } from '@/db/database';
import { moveApplicationLinks, moveLinksToParts } from '@/db/queries/access';
import { lockMarket, type Market, updateMarket } from '@/db/queries/markets';
import { findRecipientsOfMarket } from '@/db/queries/messages';
import { recordAudit } from '@/lib/audit/record';
import { candidateLinkEnd } from '@/lib/auth/access-links';
import { AppError } from '@/lib/errors';
import { promiseToAll } from '@/lib/messages/promise-messages';
import { type Language, violationMessage } from '@/lib/text/api';
import { deadlineInput, parseAt, violationsOf } from './market-input';

/**
 * Sets a later or an earlier deadline for a market, in the future, as long as the current one has not passed.
 * Candidates see it at their next page, and their links last until 30 days after it, those of group members until then. Throws `invalid`.
 */
export async function changeDeadline(marketId: string, given: unknown, language: Language, now: Date): Promise<Market> {
  const parsed = parseAt(deadlineInput, given, now);
  if (!parsed.success) {
    throw new AppError('invalid', 'invalid deadline', violationsOf(parsed.error, 'public_market', language));
  }
  const { deadline } = parsed.data;
  return inTransaction(async (tx) => {
    const market = await lockMarket(tx, marketId);
    if (market.cancelledAt) throw refused('cancelled', language);
    if (now > market.deadline) throw refused('deadline_passed', language);
    await moveApplicationLinks(tx, marketId, candidateLinkEnd(deadline, now));
    await moveLinksToParts(tx, marketId, deadline);
    const details = { from: market.deadline.toISOString(), to: deadline.toISOString() };
    const target = { kind: 'market', id: market.identifier };
    await recordAudit(tx, { action: 'market.deadline_changed', target, details, now });
    const facts = { market: market.name, deadline: details.to, before: details.from };
    const moved = { kind: 'deadline_moved', facts, about: `${now.toISOString()}` } as const;
    await promiseToAll(tx, await findRecipientsOfMarket(tx, marketId), moved, now);
    return updateMarket(tx, marketId, { deadline });
  });
}

function refused(code: 'cancelled' | 'deadline_passed', language: Language): AppError {
  const message = violationMessage(language, 'base', code);
  return new AppError('invalid', `deadline not changed: ${code}`, [{ field: 'public_market.base', code, message }]);
}
