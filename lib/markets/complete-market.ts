import { inTransaction } from '@/db/database';
import { findEditor } from '@/db/queries/editors';
import { freezeMarket, type Lot, lockMarket, type Market, putLots } from '@/db/queries/markets';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';
import type { Seen } from '@/lib/forms/marks';
import { currentBuyerStep } from '@/lib/journey/buyer-steps';
import { changesSince, concernsStep } from '@/lib/journey/configuration-changes';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { lotsAnswer } from '@/lib/shapes/values';
import type { WebhookPayload } from '@/lib/webhooks/events';
import { promiseWebhook } from '@/lib/webhooks/promise-webhook';
import { chosenFields, toRequirement } from './chosen-fields';
import { fieldsOfMarket } from './market-fields';
import { limitsOfMarket, lotsOfMarket } from './market-lots';
import { mandatoryKeys } from './seen-configuration';

/**
 * Finalises a market, for good: stamps it, freezes what it asks for as the catalogue stands now, and promises
 * `market.completed` to the editor, all in one transaction. Done twice, it changes nothing. `seen` is what the
 * buyer read before finalising: « changed », and nothing is done, when something else was saved since. Throws
 * `conflict` when a step is missing, the market is cancelled, or another browser finalised it otherwise than it was
 * read.
 */
export function completeMarket(marketId: string, now: Date, seen?: Seen): Promise<'completed' | 'changed'> {
  return inTransaction(async (tx) => {
    const market = await lockMarket(tx, marketId);
    const offered = mandatoryKeys(await fieldsOfMarket(market, tx));
    const changed = seen !== undefined && concernsStep(changesSince(seen, market.configuration, offered), 'summary');
    if (market.completedAt && changed) throw new AppError('conflict', 'the market was completed otherwise');
    if (market.completedAt) return 'completed';
    if (market.cancelledAt) throw new AppError('conflict', 'the market is cancelled');
    if (currentBuyerStep(market.configuration) !== 'summary') throw new AppError('conflict', 'a step is missing');
    if (changed) return 'changed';
    const editor = await findEditor(market.editorId, tx);
    if (!editor) throw new Error('a market without editor');
    const fields = await chosenFields(market, tx);
    const lots = await lotsOfMarket(market, tx);
    await putLots(tx, marketId, lots);
    await freezeMarket(tx, marketId, now, fields.map(toRequirement), limitsOfMarket(market));
    const target = { kind: 'market', id: market.identifier };
    await recordAudit(tx, { action: 'market.completed', target, details: { fields: fields.length }, now });
    await promiseWebhook(tx, editor, {
      subjectId: marketId,
      identifier: market.identifier,
      payload: marketCompletedPayload(market, lots, fields, now),
      createdAt: now,
    });
    return 'completed';
  });
}

/** The body of `market.completed` (contract §6), as it will be signed and sent. */
export function marketCompletedPayload(
  market: Market,
  lots: Lot[],
  fields: readonly { key: string }[],
  completedAt: Date,
): WebhookPayload<'market.completed'> {
  return {
    event: 'market.completed',
    timestamp: completedAt.toISOString(),
    market: {
      identifier: market.identifier,
      name: market.name,
      lot_name: market.lotName,
      lots: lotsAnswer(lots),
      deadline: market.deadline.toISOString(),
      market_type_codes: effectiveTypes(market),
      completed_at: completedAt.toISOString(),
      field_keys: fields.map((field) => field.key),
    },
  };
}
