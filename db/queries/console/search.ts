import { and, desc, eq, inArray, like, type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { answers, applicantFirms, marketApplications } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';

/**
 * What an operator looks for: the beginning of a number of a firm or a buyer, an address, or words of the name of a firm or
 * a market, each of them whole or its beginning, in any order, with or without accents.
 */
export type SearchFor = { kind: 'siret' | 'email' | 'words'; text: string };

/** As `search_words` splits names; one index each (migrations/0017). */
const named = (column: typeof publicMarkets.name | typeof marketApplications.companyName, words: string): SQL =>
  sql`search_words(${column}) @@ search_query(${words})`;

/** The newest applications of the firms that are looked for, drafts included. */
export function searchApplications(wanted: SearchFor, limit: number) {
  const { id, identifier, siret, companyName, createdAt, completedAt, marketId } = marketApplications;
  const { documentsReadyAt, documentsFailure } = marketApplications;
  return database()
    .select({
      ...{ id, identifier, siret, companyName, createdAt, completedAt, documentsReadyAt, documentsFailure },
      marketIdentifier: publicMarkets.identifier,
      marketName: publicMarkets.name,
    })
    .from(marketApplications)
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketId))
    .where(applicationsOf(wanted))
    .orderBy(desc(createdAt))
    .limit(limit);
}

function applicationsOf({ kind, text }: SearchFor): SQL | undefined {
  if (kind === 'siret') return like(marketApplications.siret, `${text}%`);
  if (kind === 'words') return named(marketApplications.companyName, text);
  return inArray(marketApplications.id, applicationsWrittenTo(text));
}

/** Where this is the address of contact of a firm. */
const applicationsWrittenTo = (email: string) =>
  database()
    .select({ id: applicantFirms.applicationId })
    .from(answers)
    .innerJoin(applicantFirms, eq(applicantFirms.id, answers.firmId))
    .where(
      and(
        sql`${answers.fieldKey} = 'identite_entreprise_contact_email'`,
        sql`lower(${answers.value} ->> 'text') = ${email.toLowerCase()}`,
      ),
    );

/** The newest markets of this name, or of this buyer. */
export async function searchMarkets({ kind, text }: SearchFor, limit: number) {
  if (kind === 'email') return [];
  const { id, identifier, name, siret, deadline, createdAt, completedAt, cancelledAt } = publicMarkets;
  return database()
    .select({ id, identifier, name, siret, deadline, createdAt, completedAt, cancelledAt })
    .from(publicMarkets)
    .where(kind === 'siret' ? like(siret, `${text}%`) : named(name, text))
    .orderBy(desc(createdAt))
    .limit(limit);
}
