import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { catalogueOrder, editedTexts, isSubcategoryOfField } from '@/db/queries/edited-catalogue';
import { administrators } from '@/db/schema/administrators';
import {
  catalogueCategories,
  catalogueFieldMarketTypes,
  catalogueFields,
  catalogueSubcategories,
} from '@/db/schema/catalogue';
import { type CatalogueChange, catalogueChanges, catalogueEdits } from '@/db/schema/catalogue-edits';
import { publicMarkets } from '@/db/schema/markets';

type Texts = Record<keyof typeof editedTexts, string>;

/** A field as operators see it: `current` texts, and those that are `shipped`. */
export type EditableField = Omit<typeof catalogueFields.$inferSelect, keyof Texts | 'archivedAt'> & {
  current: Texts;
  shipped: Texts;
  place: number | null;
  /** When an operator archived it. */
  archivedAt: Date | null;
  revision: number;
  marketTypes: string[];
  categoryLabel: string;
  subcategoryLabel: string;
};

/** Every field that this version ships, in catalogue order, archived ones included; only one, when its key is given. */
export async function listEditableFields(key: string | null, on: Database = database()): Promise<EditableField[]> {
  const { archivedAt, buyerLabel, buyerHelp, candidateLabel, candidateHelp, ...field } =
    getTableColumns(catalogueFields);
  const marketTypes = sql<string[]>`to_json(array(
    select market_type from ${catalogueFieldMarketTypes} where field_key = ${catalogueFields.key} order by market_type))`;
  return on
    .select({
      ...field,
      current: editedTexts,
      shipped: { buyerLabel, buyerHelp, candidateLabel, candidateHelp },
      place: catalogueEdits.place,
      archivedAt: catalogueEdits.archivedAt,
      revision: sql<number>`coalesce(${catalogueEdits.revision}, 0)`,
      marketTypes,
      categoryLabel: catalogueCategories.buyerLabel,
      subcategoryLabel: catalogueSubcategories.buyerLabel,
    })
    .from(catalogueFields)
    .innerJoin(catalogueCategories, eq(catalogueCategories.key, catalogueFields.categoryKey))
    .innerJoin(catalogueSubcategories, isSubcategoryOfField)
    .leftJoin(catalogueEdits, eq(catalogueEdits.fieldKey, catalogueFields.key))
    .where(and(isNull(archivedAt), key === null ? undefined : eq(catalogueFields.key, key)))
    .orderBy(...catalogueOrder);
}

/** Changes of the catalogue are made in turn, and not while a start writes the shipped one. */
export async function lockCatalogue(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('catalogue'))`);
}

type Edit = Partial<Omit<typeof catalogueEdits.$inferSelect, 'fieldKey' | 'revision'>>;

/** Changes these members of a field's edit, which has one more revision then. */
export async function putEdit(tx: Database, fieldKey: string, edit: Edit): Promise<void> {
  const revision = sql`${catalogueEdits.revision} + 1`;
  await tx
    .insert(catalogueEdits)
    .values({ ...edit, fieldKey, revision: 1 })
    .onConflictDoUpdate({ target: catalogueEdits.fieldKey, set: { ...edit, revision } });
}

/** Sets the places of these fields in a section, or none for any of them: the order shipped. */
export async function putPlaces(tx: Database, places: ReadonlyMap<string, number | null>): Promise<void> {
  const values = [...places].map(([fieldKey, place]) => ({ fieldKey, place }));
  await tx
    .insert(catalogueEdits)
    .values(values)
    .onConflictDoUpdate({ target: catalogueEdits.fieldKey, set: { place: sql`excluded.place` } });
}

export async function insertCatalogueChange(
  tx: Database,
  change: { fieldKey: string; at: Date; administratorId: string; change: CatalogueChange },
): Promise<void> {
  await tx.insert(catalogueChanges).values(change);
}

/** The latest changes of a field, the last one first, each with whose it is. */
export async function listCatalogueChanges(fieldKey: string, limit: number) {
  const { id, at, change, administratorId } = catalogueChanges;
  return database()
    .select({ id, at, change, email: administrators.email })
    .from(catalogueChanges)
    .leftJoin(administrators, eq(administrators.id, administratorId))
    .where(eq(catalogueChanges.fieldKey, fieldKey))
    .orderBy(desc(at))
    .limit(limit);
}

/**
 * Whom a change of a field concerns: markets being configured that may ask for it (`offered`), those whose buyer has
 * ticked it, and markets that were completed, which keep what they froze.
 */
export async function countMarketsConcerned(fieldKey: string, marketTypes: readonly string[]) {
  const { configuration, marketTypeCodes, completedAt, cancelledAt } = publicMarkets;
  const open = sql`${completedAt} is null and ${cancelledAt} is null`;
  const others = marketTypes.filter((type) => type !== 'defense');
  const ofTypes = sql`(${marketTypeCodes} && array[${sql.join(
    others.map((type) => sql`${type}`),
    sql`, `,
  )}]::text[]`;
  const ofDefense = marketTypes.includes('defense')
    ? sql` or coalesce((${configuration} -> 'setup' ->> 'defense')::boolean, 'defense' = any(${marketTypeCodes})))`
    : sql`)`;
  const ticked = sql`(${configuration} -> 'requiredFields' -> 'fieldKeys' ? ${fieldKey}
    or (${configuration} -> 'additionalFields' -> 'fieldKeys' ? ${fieldKey}))`;
  const [counted] = await database()
    .select({
      offered: sql<number>`(count(*) filter (where ${open} and ${ofTypes}${ofDefense}))::int`,
      ticked: sql<number>`(count(*) filter (where ${open} and ${ticked}))::int`,
      completed: sql<number>`count(${completedAt})::int`,
    })
    .from(publicMarkets);
  return counted ?? { offered: 0, ticked: 0, completed: 0 };
}
