import { inTransaction } from '@/db/database';
import { type Application, insertApplication } from '@/db/queries/applications';
import { freezeMarket, type Market, type NewLot, type Requirement } from '@/db/queries/markets';
import type { marketApplications } from '@/db/schema/applications';
import { marketLots, publicMarkets } from '@/db/schema/markets';
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS, type CatalogueField } from '@/lib/catalogue';
import { newApplicationIdentifier, newMarketIdentifier } from '@/lib/identifiers';

const CREATED_AT = new Date('2026-11-01T08:00:00Z');

type MarketOverrides = Partial<typeof publicMarkets.$inferInsert> & {
  lots?: NewLot[];
  /** Ranks of the lots that alone ask for a field, by its key. */
  lotRanks?: Record<string, number[]>;
};

/** A market of works, not configured yet. */
export async function makePendingMarket(editorId: string, overrides: MarketOverrides = {}): Promise<Market> {
  const { lots = [], lotRanks: _lotRanks, ...fields } = overrides;
  const market = {
    editorId,
    identifier: newMarketIdentifier(CREATED_AT),
    name: 'Rénovation de l’école',
    deadline: new Date('2026-12-31T22:59:00Z'),
    siret: '13002526500013',
    marketTypeCodes: ['works'],
    createdAt: CREATED_AT,
    ...fields,
  };
  return inTransaction(async (tx) => {
    const [inserted] = await tx.insert(publicMarkets).values(market).returning();
    if (!inserted) throw new Error('the market was not written');
    const rows = lots.map((lot, rank) => ({ ...lot, rank, marketId: inserted.id }));
    if (rows.length > 0) await tx.insert(marketLots).values(rows);
    return inserted;
  });
}

/** A market that asks for these fields of the catalogue, in its order. */
export async function makeTestMarket(
  editorId: string,
  fieldKeys: readonly string[],
  overrides: MarketOverrides = {},
): Promise<Market> {
  const market = await makePendingMarket(editorId, overrides);
  const asked = CATALOGUE_FIELDS.filter((field) => fieldKeys.includes(field.key));
  if (asked.length < fieldKeys.length) throw new Error('a field that the catalogue does not have');
  const requirements = asked.map((field, rank) => ({
    ...requirement(field, rank),
    lotRanks: overrides.lotRanks?.[field.key] ?? null,
  }));
  await inTransaction((tx) => freezeMarket(tx, market.id, CREATED_AT, requirements));
  return { ...market, completedAt: CREATED_AT };
}

/** An application to this market, nothing typed yet. */
export function makeTestApplication(
  market: Market,
  overrides: Partial<typeof marketApplications.$inferInsert> = {},
): Promise<Application> {
  const application = {
    marketId: market.id,
    identifier: newApplicationIdentifier(CREATED_AT),
    createdAt: CREATED_AT,
    ...overrides,
  };
  return inTransaction((tx) => insertApplication(tx, application));
}

function requirement(field: CatalogueField, rank: number): Omit<Requirement, 'marketId'> {
  const category = CATALOGUE_CATEGORIES.find(({ key }) => key === field.categoryKey);
  const subcategory = category?.subcategories.find(({ key }) => key === field.subcategoryKey);
  if (!category || !subcategory) throw new Error('a field without its place');
  return {
    rank,
    fieldKey: field.key,
    required: field.mandatory,
    inputType: field.inputType,
    categoryKey: category.key,
    categoryBuyerLabel: category.buyerLabel,
    categoryCandidateLabel: category.candidateLabel,
    categoryIntro: category.intro,
    subcategoryKey: subcategory.key,
    subcategoryBuyerLabel: subcategory.buyerLabel,
    subcategoryCandidateLabel: subcategory.candidateLabel,
    buyerLabel: field.buyerLabel,
    candidateLabel: field.candidateLabel,
    candidateHelp: field.candidateHelp,
    legalReference: field.legalReference,
    source: field.source,
    unfavourableWhenYes: field.unfavourableWhenYes,
    mayNotApply: field.mayNotApply,
    options: { ...field.options },
    lotRanks: null,
  };
}
