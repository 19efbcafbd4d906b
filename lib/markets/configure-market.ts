import { type Database, inTransaction } from '@/db/database';
import type { AvailableField } from '@/db/queries/catalogue';
import { findLots, findMarket, type Market, updateConfiguration } from '@/db/queries/markets';
import { recordMarketStep } from '@/db/queries/step-times';
import type { MarketConfiguration } from '@/db/schema/markets';
import { AppError } from '@/lib/errors';
import type { Seen } from '@/lib/forms/marks';
import { type BuyerStep, mayVisitBuyerStep } from '@/lib/journey/buyer-steps';
import { changesSince, concernsStep } from '@/lib/journey/configuration-changes';
import { additionalRule, type ChoiceProblem, problemOf, setupRule } from './choice-rules';
import { decideLots, tiedToLots } from './decide-lots';
import { decideGroupRules } from './group-rules';
import { fieldsOfMarket } from './market-fields';
import { lotsOfMarket } from './market-lots';
import { mandatoryKeys } from './seen-configuration';
import { type LotProblem, readLotNumbers, type TypedLots } from './typed-lots';

/**
 * Why a step is not saved; the page says it in words. `changed`: somebody saved over what the form was drawn from;
 * `field_lots`: a field is asked for lots that are none; `many_unticked`: it is to be confirmed; `previous_gone`: the market to be taken up is not there.
 */
export type StepProblem = ChoiceProblem | LotProblem | 'field_lots' | 'changed' | 'many_unticked' | 'previous_gone';

export type Outcome = { saved: true } | { saved: false; problem: StepProblem };
const SAVED: Outcome = { saved: true };

/**
 * Step 1. « defense » sent by the editor cannot be undone, and an editor barred from defence cannot be given it. For
 * this step and the next two, `seen` is what the form was drawn from; without it, nothing is compared.
 */
export function saveSetup(
  marketId: string,
  choice: string | null,
  defenseAllowed: boolean,
  seen?: Seen,
  typed: TypedLots & { groupRules?: readonly string[] } = { lots: null, lotLimit: null, awardLimit: null },
): Promise<Outcome> {
  return saveStep(marketId, ['setup'], seen, async (market, _fields, tx) => {
    const locked = market.marketTypeCodes.includes('defense') || !defenseAllowed;
    const problem = locked ? undefined : problemOf(setupRule, { defense: choice });
    if (problem) return problem;
    const defense = locked ? market.marketTypeCodes.includes('defense') : choice === 'yes';
    // Another answer on defence changes which fields exist: what was chosen before must be looked at again.
    const unchanged = market.configuration.setup?.defense === defense;
    const given = await findLots(market.id, tx);
    const said = decideLots(market, given, typed);
    if ('code' in said) return said.code;
    const setup = {
      ...omitDecided(market.configuration.setup),
      defense,
      ...said,
      ...decideGroupRules(typed.groupRules ?? []),
    };
    if (!unchanged) return { setup };
    return tiedToLots({ ...market.configuration, setup }, given.length || (said.lots ?? []).length);
  });
}

const omitDecided = ({
  lots,
  lotLimit,
  awardLimit,
  forbidsAloneAndInGroup,
  forbidsSeveralGroups,
  ...others
}: Partial<MarketConfiguration['setup']> = {}) => others;

/** From how many fields unticked at once a buyer is asked whether that is meant. */
const MANY = 3;

/**
 * Step 2. Locked fields are always kept; an unknown key is ignored. Unticking many at once waits for its confirmation,
 * where a page can ask for it: a form that does not say what it was drawn from was drawn by none.
 */
export function saveRequiredFields(
  marketId: string,
  ticked: readonly string[],
  seen?: Seen,
  isConfirmed = seen === undefined,
): Promise<Outcome> {
  return saveStep(marketId, ['required_fields'], seen, ({ configuration }, fields) => {
    const mandatory = fields.filter((field) => field.mandatory);
    const chosen = mandatory.filter((field) => field.locked || ticked.includes(field.key)).map(({ key }) => key);
    const before = configuration.requiredFields?.fieldKeys ?? mandatory.map(({ key }) => key);
    const unticked = before.filter((key) => !chosen.includes(key));
    if (!isConfirmed && unticked.length >= MANY) return 'many_unticked';
    return { ...configuration, requiredFields: { fieldKeys: chosen } };
  });
}

/**
 * Step 3. « oui » needs at least one field; « non » forgets none of the ticks but asks for none. `lotsOf`: the lots for which
 * alone a field is asked, as they are typed, by its key.
 */
export function saveAdditionalFields(
  marketId: string,
  wanted: string | null,
  ticked: readonly string[],
  seen?: Seen,
  lotsOf: ReadonlyMap<string, string> = new Map(),
): Promise<Outcome> {
  return saveStep(marketId, ['additional_fields'], seen, async (market, fields, tx) => {
    const chosen = fields.filter((field) => !field.mandatory && ticked.includes(field.key)).map((field) => field.key);
    const problem = problemOf(additionalRule, { wanted, field: chosen });
    if (problem) return problem;
    const count = (await lotsOfMarket(market, tx)).length;
    const lots = readTies(chosen, lotsOf, count);
    if (!lots) return 'field_lots';
    const additionalFields = { wanted: wanted === 'yes', fieldKeys: chosen, lots };
    return tiedToLots({ ...market.configuration, additionalFields }, count);
  });
}

/** Ranks of the lots that each field is asked for, those of all of them left out; undefined when some are no lots. */
function readTies(
  fieldKeys: readonly string[],
  lotsOf: ReadonlyMap<string, string>,
  count: number,
): Record<string, number[]> | undefined {
  const ties: Record<string, number[]> = {};
  for (const key of count < 2 ? [] : fieldKeys) {
    const numbers = readLotNumbers(lotsOf.get(key) ?? '', count);
    if (!numbers) return undefined;
    if (numbers.length > 0) ties[key] = numbers.map((number) => number - 1);
  }
  return ties;
}

type Decided = MarketConfiguration | StepProblem;
type Decide = (market: Market, fields: AvailableField[], tx: Database) => Decided | Promise<Decided>;

/**
 * Reads, decides, then writes over the very revision that was read (docs/decisions/0013). After a concurrent save, all
 * of it is done again on the new revision: it goes through if that was another step, and says so if it was one of these,
 * of which the first must be open.
 */
export async function saveStep(
  marketId: string,
  steps: readonly [BuyerStep, ...BuyerStep[]],
  seen: Seen | undefined,
  decide: Decide,
): Promise<Outcome> {
  const outcome = await inTransaction(async (tx) => {
    const market = await readOpenMarket(tx, marketId);
    const [step] = steps;
    if (!mayVisitBuyerStep(market.configuration, step)) throw new AppError('conflict', `step ${step} is not open yet`);
    const fields = await fieldsOfMarket(market, tx);
    const changes = seen ? changesSince(seen, market.configuration, mandatoryKeys(fields)) : {};
    if (steps.some((one) => concernsStep(changes, one))) return { saved: false, problem: 'changed' } as const;
    const decided = await decide(market, fields, tx);
    if (typeof decided === 'string') return { saved: false, problem: decided } as const;
    if (!(await updateConfiguration(tx, market, decided))) return undefined;
    for (const one of steps) await recordMarketStep(tx, market.id, one);
    return SAVED;
  });
  return outcome ?? saveStep(marketId, steps, seen, decide);
}

/** Throws `conflict` once the market is finalised or cancelled. */
async function readOpenMarket(tx: Database, marketId: string): Promise<Market> {
  const market = await findMarket(marketId, tx);
  if (!market) throw new Error('no such market');
  if (market.completedAt) throw new AppError('conflict', 'the market is completed');
  if (market.cancelledAt) throw new AppError('conflict', 'the market is cancelled');
  return market;
}
