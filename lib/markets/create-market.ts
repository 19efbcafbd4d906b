import { randomUUID } from 'node:crypto';
import type { Editor } from '@/db/queries/editors';
import { insertMarketWithLink, type Market } from '@/db/queries/markets';
import { auditRow } from '@/lib/audit/record';
import { newMarketLink } from '@/lib/auth/access-links';
import { AppError, type Violation } from '@/lib/errors';
import { newMarketIdentifier } from '@/lib/identifiers';
import { type Language, violationMessage } from '@/lib/text/api';
import { lotContradictions, lotsGiven, marketInput, parseAt, violationsOf } from './market-input';

export type CreatedMarket = { market: Market; configurationUrl: string };

/**
 * Creates a market for an editor, with the link its buyer opens to configure it.
 * Throws `invalid` with its violations; `forbidden` when the editor is barred from defence markets.
 */
export async function createMarket(
  editor: Editor,
  given: unknown,
  language: Language,
  now: Date,
): Promise<CreatedMarket> {
  const parsed = parseAt(marketInput, given, now);
  if (!parsed.success) {
    throw new AppError('invalid', 'invalid market', violationsOf(parsed.error, 'public_market', language));
  }
  const input = parsed.data;
  const contradictions = lotContradictions(input);
  if (contradictions.length > 0) {
    const violations = contradictions.map(([member, code]) => violation(member, code, language));
    throw new AppError('invalid', 'lots that do not go together', violations);
  }
  if (input.market_type_codes.includes('defense') && !editor.defenseAllowed) {
    throw new AppError('forbidden', 'editor barred from defence markets', [
      violation('market_type_codes', 'defense_forbidden', language),
    ]);
  }
  const names = { id: randomUUID(), identifier: newMarketIdentifier(now) };
  const { link, row } = newMarketLink(names, now);
  const market = {
    ...names,
    editorId: editor.id,
    name: input.name,
    lotName: input.lot_name ?? null,
    lotLimit: input.lot_limit ?? null,
    awardLimit: input.award_limit ?? null,
    deadline: input.deadline,
    siret: input.siret,
    marketTypeCodes: input.market_type_codes,
    providerUserId: input.provider_user_id ?? null,
    createdAt: now,
  };
  const lots = lotsGiven(input);
  const target = { kind: 'market', id: names.identifier };
  const recorded = auditRow({ action: 'market.created', target, details: { lots: lots.length }, now });
  return { market: await insertMarketWithLink(market, lots, row, recorded), configurationUrl: link.url };
}

function violation(member: string, code: string, language: Language): Violation {
  return { field: `public_market.${member}`, code, message: violationMessage(language, member, code) };
}
