import { inTransaction } from '@/db/database';
import { putCatalogue } from '@/db/queries/catalogue';
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS } from './index';

/** Brings the database's catalogue to the one that this version of the product ships. */
export async function storeCatalogue(now: Date): Promise<void> {
  const categories = CATALOGUE_CATEGORIES.map(({ subcategories, ...category }) => category);
  const subcategories = CATALOGUE_CATEGORIES.flatMap((category) => [...category.subcategories]);
  const fields = CATALOGUE_FIELDS.map((field) => ({ ...field, options: { ...field.options } }));
  await inTransaction((tx) => putCatalogue(tx, { categories, subcategories, fields }, now));
}
