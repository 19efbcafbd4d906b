import { and, eq, getTableColumns, inArray, isNull, notInArray, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import {
  catalogueCategories,
  catalogueFieldMarketTypes,
  catalogueFields,
  catalogueSubcategories,
} from '@/db/schema/catalogue';
import { catalogueEdits } from '@/db/schema/catalogue-edits';
import { catalogueOrder, editedTexts, isSubcategoryOfField } from './edited-catalogue';

type Category = typeof catalogueCategories.$inferInsert;
type Subcategory = typeof catalogueSubcategories.$inferInsert;
type Field = typeof catalogueFields.$inferInsert & { marketTypes: readonly string[] };

/** A field as a market may ask for it, with the labels of its category and sub-category. */
export type AvailableField = Omit<typeof catalogueFields.$inferSelect, 'archivedAt'> & {
  categoryBuyerLabel: string;
  categoryCandidateLabel: string;
  categoryIntro: string;
  subcategoryBuyerLabel: string;
  subcategoryCandidateLabel: string;
};

/**
 * The fields of any of these market types, once each, in catalogue order, as operators edited them. Archived ones are left
 * out, but for those that an operator archived and that are `chosen` already. One query.
 */
export async function findAvailableFields(
  marketTypes: string[],
  { chosen = [], on = database() }: { chosen?: readonly string[]; on?: Database } = {},
): Promise<AvailableField[]> {
  const { archivedAt, ...shipped } = getTableColumns(catalogueFields);
  const ofTheseTypes = on
    .select({ key: catalogueFieldMarketTypes.fieldKey })
    .from(catalogueFieldMarketTypes)
    .where(inArray(catalogueFieldMarketTypes.marketType, marketTypes));
  const kept = chosen.length > 0 ? inArray(catalogueFields.key, [...chosen]) : undefined;
  return on
    .select({
      ...shipped,
      ...editedTexts,
      categoryBuyerLabel: catalogueCategories.buyerLabel,
      categoryCandidateLabel: catalogueCategories.candidateLabel,
      categoryIntro: catalogueCategories.intro,
      subcategoryBuyerLabel: catalogueSubcategories.buyerLabel,
      subcategoryCandidateLabel: catalogueSubcategories.candidateLabel,
    })
    .from(catalogueFields)
    .innerJoin(catalogueCategories, eq(catalogueCategories.key, catalogueFields.categoryKey))
    .innerJoin(catalogueSubcategories, isSubcategoryOfField)
    .leftJoin(catalogueEdits, eq(catalogueEdits.fieldKey, catalogueFields.key))
    .where(
      and(isNull(archivedAt), or(isNull(catalogueEdits.archivedAt), kept), inArray(catalogueFields.key, ofTheseTypes)),
    )
    .orderBy(...catalogueOrder);
}

/** The market types for which the catalogue has a field, by its key, in the order of their names. */
export async function findMarketTypesOfFields(): Promise<Map<string, string[]>> {
  const { fieldKey, marketType } = catalogueFieldMarketTypes;
  const rows = await database()
    .select({ fieldKey, types: sql<string[]>`array_agg(${marketType} order by ${marketType})` })
    .from(catalogueFieldMarketTypes)
    .groupBy(fieldKey);
  return new Map(rows.map((row) => [row.fieldKey, row.types]));
}

/** Brings the database to the given catalogue: inserts, updates, archives what is no longer there; deletes nothing. */
export async function putCatalogue(
  tx: Database,
  catalogue: { categories: Category[]; subcategories: Subcategory[]; fields: Field[] },
  now: Date,
): Promise<void> {
  // Two processes that start at once take turns: what each writes is the same, in another order it could deadlock.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('catalogue'))`);
  for (const category of catalogue.categories) await putCategory(tx, category);
  for (const subcategory of catalogue.subcategories) await putSubcategory(tx, subcategory);
  for (const field of catalogue.fields) await putField(tx, field);
  const keys = catalogue.fields.map((field) => field.key);
  await tx
    .update(catalogueFields)
    .set({ archivedAt: now })
    .where(and(notInArray(catalogueFields.key, keys), isNull(catalogueFields.archivedAt)));
}

async function putCategory(tx: Database, category: Category): Promise<void> {
  const set = { ...category, archivedAt: null };
  await tx.insert(catalogueCategories).values(set).onConflictDoUpdate({ target: catalogueCategories.key, set });
}

async function putSubcategory(tx: Database, subcategory: Subcategory): Promise<void> {
  const target = [catalogueSubcategories.categoryKey, catalogueSubcategories.key];
  const set = { ...subcategory, archivedAt: null };
  await tx.insert(catalogueSubcategories).values(set).onConflictDoUpdate({ target, set });
}

async function putField(tx: Database, { marketTypes, ...field }: Field): Promise<void> {
  const set = { ...field, archivedAt: null };
  await tx.insert(catalogueFields).values(set).onConflictDoUpdate({ target: catalogueFields.key, set });
  await tx.delete(catalogueFieldMarketTypes).where(eq(catalogueFieldMarketTypes.fieldKey, field.key));
  await tx
    .insert(catalogueFieldMarketTypes)
    .values(marketTypes.map((marketType) => ({ fieldKey: field.key, marketType })));
}
