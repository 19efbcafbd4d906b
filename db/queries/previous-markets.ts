import { and, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { marketRequirements, publicMarkets } from '@/db/schema/markets';
import type { Market } from './markets';

/** Of another market of the same buyer, what a person may see: its name, and when it was finalised. */
export type PreviousMarket = { identifier: string; name: string; completedAt: Date };

type Buyer = Pick<Market, 'id' | 'editorId' | 'siret'>;

/** How many are offered: the latest. */
const OFFERED = 10;

/** The same buyer's finalised markets at the same editor, and no other's: what is not found here cannot be taken up. */
const ofSameBuyer = ({ id, editorId, siret }: Buyer) =>
  and(
    eq(publicMarkets.editorId, editorId),
    eq(publicMarkets.siret, siret),
    isNotNull(publicMarkets.completedAt),
    ne(publicMarkets.id, id),
  );

/** The latest markets whose configuration may be taken up for this one. */
export async function findPreviousMarkets(market: Buyer): Promise<PreviousMarket[]> {
  const { identifier, name, completedAt } = publicMarkets;
  const rows = await database()
    .select({ identifier, name, completedAt })
    .from(publicMarkets)
    .where(ofSameBuyer(market))
    .orderBy(desc(completedAt), desc(identifier))
    .limit(OFFERED);
  return rows.flatMap((row) => (row.completedAt ? [{ ...row, completedAt: row.completedAt }] : []));
}

/** One of them, with the keys of what it asks for; undefined for any other market. */
export async function findPreviousMarket(
  market: Buyer,
  identifier: string,
  on: Database,
): Promise<{ market: Market; fieldKeys: string[] } | undefined> {
  const [previous] = await on
    .select()
    .from(publicMarkets)
    .where(and(ofSameBuyer(market), eq(publicMarkets.identifier, identifier)));
  if (!previous) return undefined;
  const asked = await on
    .select({ key: marketRequirements.fieldKey })
    .from(marketRequirements)
    .where(eq(marketRequirements.marketId, previous.id));
  return { market: previous, fieldKeys: asked.map(({ key }) => key) };
}
