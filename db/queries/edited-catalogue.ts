import { and, asc, eq, sql } from 'drizzle-orm';
import { catalogueCategories, catalogueFields, catalogueSubcategories } from '@/db/schema/catalogue';
import { catalogueEdits } from '@/db/schema/catalogue-edits';

/** The texts of a field, in a query that joins `catalogue_edits`: the operator's where there is one, else as shipped. */
export const editedTexts = {
  buyerLabel: sql<string>`coalesce(${catalogueEdits.buyerLabel}, ${catalogueFields.buyerLabel})`,
  buyerHelp: sql<string>`coalesce(${catalogueEdits.buyerHelp}, ${catalogueFields.buyerHelp})`,
  candidateLabel: sql<string>`coalesce(${catalogueEdits.candidateLabel}, ${catalogueFields.candidateLabel})`,
  candidateHelp: sql<string>`coalesce(${catalogueEdits.candidateHelp}, ${catalogueFields.candidateHelp})`,
};

export const isSubcategoryOfField = and(
  eq(catalogueSubcategories.categoryKey, catalogueFields.categoryKey),
  eq(catalogueSubcategories.key, catalogueFields.subcategoryKey),
);

/** Categories, their sections, then the operator's order within a section; what a later version adds comes at its end. */
export const catalogueOrder = [
  asc(catalogueCategories.rank),
  asc(catalogueSubcategories.rank),
  sql`${catalogueEdits.place} asc nulls last`,
  asc(catalogueFields.rank),
];
