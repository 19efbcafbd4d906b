import { and, asc, eq, getTableColumns, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import {
  catalogueCategories,
  catalogueFieldMarketTypes,
  catalogueFields,
  catalogueSubcategories,
} from '@/db/schema/catalogue';

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

/** The fields of any of these market types, once each, in catalogue order, archived ones left out. One query. */
export async function findAvailableFields(marketTypes: string[], on: Database = database()): Promise<AvailableField[]> {
  const { archivedAt, ...field } = getTableColumns(catalogueFields);
  const ofTheseTypes = on
    .select({ key: catalogueFieldMarketTypes.fieldKey })
    .from(catalogueFieldMarketTypes)
    .where(inArray(catalogueFieldMarketTypes.marketType, marketTypes));
  return on
    .select({
      ...field,
      categoryBuyerLabel: catalogueCategories.buyerLabel,
      categoryCandidateLabel: catalogueCategories.candidateLabel,
      categoryIntro: catalogueCategories.intro,
      subcategoryBuyerLabel: catalogueSubcategories.buyerLabel,
      subcategoryCandidateLabel: catalogueSubcategories.candidateLabel,
    })
    .from(catalogueFields)
    .innerJoin(catalogueCategories, eq(catalogueCategories.key, catalogueFields.categoryKey))
    .innerJoin(
      catalogueSubcategories,
      and(
        eq(catalogueSubcategories.categoryKey, catalogueFields.categoryKey),
        eq(catalogueSubcategories.key, catalogueFields.subcategoryKey),
      ),
    )
    .where(and(isNull(archivedAt), inArray(catalogueFields.key, ofTheseTypes)))
    .orderBy(asc(catalogueFields.rank));
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
