import { randomUUID } from 'node:crypto';
import type { Editor } from '@/db/queries/editors';
import { insertMarketWithLink, type Market } from '@/db/queries/markets';
import { auditRow } from '@/lib/audit/record';
import { newMarketLink } from '@/lib/auth/access-links';
import { AppError, type Violation } from '@/lib/errors';
import { newMarketIdentifier } from '@/lib/identifiers';
import { type Language, violationMessage } from '@/lib/text/api';
import { marketInput, parseAt, violationsOf } from './market-input';

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
  if (input.market_type_codes.includes('defense') && !editor.defenseAllowed) {
    throw new AppError('forbidden', 'editor barred from defence markets', [defenseForbidden(language)]);
  }
  const names = { id: randomUUID(), identifier: newMarketIdentifier(now) };
  const { link, row } = newMarketLink(names, now);
  const market = {
    ...names,
    editorId: editor.id,
    name: input.name,
    lotName: input.lot_name ?? null,
    deadline: input.deadline,
    siret: input.siret,
    marketTypeCodes: input.market_type_codes,
    providerUserId: input.provider_user_id ?? null,
    createdAt: now,
  };
  const lots = (input.lots ?? []).map((lot) => ({ name: lot.name, cpvCode: lot.cpv_code ?? null }));
  const target = { kind: 'market', id: names.identifier };
  const recorded = auditRow({ action: 'market.created', target, details: { lots: lots.length }, now });
  return { market: await insertMarketWithLink(market, lots, row, recorded), configurationUrl: link.url };
}

function defenseForbidden(language: Language): Violation {
  const code = 'defense_forbidden';
  return {
    field: 'public_market.market_type_codes',
    code,
    message: violationMessage(language, 'market_type_codes', code),
  };
}
