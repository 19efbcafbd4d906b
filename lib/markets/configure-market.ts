import { type Database, inTransaction } from '@/db/database';
import { type AvailableField, findAvailableFields } from '@/db/queries/catalogue';
import { lockMarket, type Market, updateConfiguration } from '@/db/queries/markets';
import type { MarketConfiguration } from '@/db/schema/markets';
import { AppError } from '@/lib/errors';
import { type BuyerStep, mayVisitBuyerStep } from '@/lib/journey/buyer-steps';
import { effectiveTypes } from '@/lib/journey/effective-types';

/** Why a step cannot be saved; the page says it in words. */
export type StepProblem = 'no_choice' | 'no_field';

type Outcome = { saved: true } | { saved: false; problem: StepProblem };
const SAVED: Outcome = { saved: true };

/** Step 1. « defense » sent by the editor cannot be undone, and an editor barred from defence cannot be given it. */
export function saveSetup(marketId: string, choice: string | null, defenseAllowed: boolean): Promise<Outcome> {
  return saveStep(marketId, 'setup', async (market) => {
    const locked = market.marketTypeCodes.includes('defense') || !defenseAllowed;
    if (!locked && choice !== 'yes' && choice !== 'no') return 'no_choice';
    const defense = locked ? market.marketTypeCodes.includes('defense') : choice === 'yes';
    // Another answer on defence changes which fields exist: what was chosen before must be looked at again.
    const unchanged = market.configuration.setup?.defense === defense;
    return unchanged ? market.configuration : { setup: { defense } };
  });
}

/** Step 2. Locked fields are always kept; an unknown key is ignored. */
export function saveRequiredFields(marketId: string, ticked: readonly string[]): Promise<Outcome> {
  return saveStep(marketId, 'required_fields', async (market, fields) => {
    const chosen = fields.filter((field) => field.mandatory && (field.locked || ticked.includes(field.key)));
    return { ...market.configuration, requiredFields: { fieldKeys: chosen.map((field) => field.key) } };
  });
}

/** Step 3. « oui » needs at least one field; « non » forgets none of the ticks but asks for none. */
export function saveAdditionalFields(
  marketId: string,
  wanted: string | null,
  ticked: readonly string[],
): Promise<Outcome> {
  return saveStep(marketId, 'additional_fields', async (market, fields) => {
    if (wanted !== 'yes' && wanted !== 'no') return 'no_choice';
    const chosen = fields.filter((field) => !field.mandatory && ticked.includes(field.key)).map((field) => field.key);
    if (wanted === 'yes' && chosen.length === 0) return 'no_field';
    return { ...market.configuration, additionalFields: { wanted: wanted === 'yes', fieldKeys: chosen } };
  });
}

type Decide = (market: Market, fields: AvailableField[]) => Promise<MarketConfiguration | StepProblem>;

/** One transaction on the held row: two tabs save in turn, and a finalised market is never changed. */
function saveStep(marketId: string, step: BuyerStep, decide: Decide): Promise<Outcome> {
  return inTransaction(async (tx) => {
    const market = await lockOpenMarket(tx, marketId);
    if (!mayVisitBuyerStep(market.configuration, step)) throw new AppError('conflict', `step ${step} is not open yet`);
    const decided = await decide(market, await findAvailableFields(effectiveTypes(market), tx));
    if (typeof decided === 'string') return { saved: false, problem: decided };
    await updateConfiguration(tx, marketId, decided);
    return SAVED;
  });
}

/** The market's row, held. Throws `conflict` once it is finalised or cancelled. */
async function lockOpenMarket(tx: Database, marketId: string): Promise<Market> {
  const market = await lockMarket(tx, marketId);
  if (market.completedAt) throw new AppError('conflict', 'the market is completed');
  if (market.cancelledAt) throw new AppError('conflict', 'the market is cancelled');
  return market;
}
