import { and, desc, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { chosenLots } from '@/db/queries/application-lots';
import { answers, applicantFirms, marketApplications } from '@/db/schema/applications';
import { marketLots, publicMarkets } from '@/db/schema/markets';

/**
 * What an operator looks for: the beginning of a number of a firm or a buyer, an address, or words of the name of a firm or
 * a market, each of them whole or its beginning, in any order, with or without accents; words may be the number of a firm
 * without SIRET as well.
 */
export type SearchFor = { kind: 'siret' | 'email' | 'words'; text: string };

const NAME_KEY = 'identite_entreprise_identification_raison_sociale';

/** The newest applications of the firms that are looked for, drafts included. */
export function searchApplications(wanted: SearchFor, limit: number) {
  const { id, identifier, siret, companyName, createdAt, completedAt, marketId } = marketApplications;
  const { foreignIdentifier, documentsReadyAt, documentsFailure, replacedAt, withdrawnAt } = marketApplications;
  return database()
    .select({
      ...{ id, identifier, siret, foreignIdentifier, createdAt, completedAt, documentsReadyAt, documentsFailure },
      ...{ replacedAt, withdrawnAt },
      firmName: sql<string | null>`coalesce(${companyName}, ${answers.value} ->> 'text')`,
      marketIdentifier: publicMarkets.identifier,
      marketName: publicMarkets.name,
      lots: chosenLots,
    })
    .from(marketApplications)
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketId))
    .leftJoin(applicantFirms, eq(applicantFirms.applicationId, id))
    .leftJoin(answers, and(eq(answers.firmId, applicantFirms.id), eq(answers.fieldKey, NAME_KEY)))
    .where(applicationsOf(wanted))
    .orderBy(desc(createdAt))
    .limit(limit);
}

function applicationsOf({ kind, text }: SearchFor): SQL | undefined {
  if (kind === 'siret') return or(like(marketApplications.siret, `${text}%`), hasNumber(text));
  if (kind === 'email') return inArray(marketApplications.id, applicationsWhere(isWrittenTo(text)));
  const { id } = marketApplications;
  const numbered = database().select({ id }).from(marketApplications).where(hasNumber(text));
  return inArray(marketApplications.id, applicationsWhere(isFirmNamed(text)).unionAll(numbered));
}

/** Of a firm without SIRET, the beginning of its number, without spaces or case. */
function hasNumber(text: string): SQL {
  const beginning = text.replace(/\s/g, '').replace(/[\\%_]/g, '\\$&');
  const { foreignIdentifier } = marketApplications;
  return sql`${foreignIdentifier} is not null and upper(regexp_replace(${foreignIdentifier} ->> 'value', '\\s', '', 'g')) like upper(${`${beginning}%`})`;
}

/** Of whose firm this is true: a draft's name is in its answer alone. */
const applicationsWhere = (isTrue: SQL) =>
  database()
    .select({ id: applicantFirms.applicationId })
    .from(answers)
    .innerJoin(applicantFirms, eq(applicantFirms.id, answers.firmId))
    .where(isTrue);

// Written as the conditions of their indexes (migrations/0017), which the planner must know again.
const isWrittenTo = (email: string) =>
  sql`field_key = 'identite_entreprise_contact_email' and lower(${answers.value} ->> 'text') = ${email.toLowerCase()}`;
const isFirmNamed = (words: string) =>
  sql`field_key = 'identite_entreprise_identification_raison_sociale' and search_words(${answers.value} ->> 'text') @@ search_query(${words})`;

/** Two lists, each by its own index. */
const isNamed = (words: string) => sql`${publicMarkets.id} in (
  select id from ${publicMarkets} where search_words(name) @@ search_query(${words})
  union select market_id from ${marketLots} where search_words(name) @@ search_query(${words}))`;

/** The newest markets of this name, with a lot of this name, or of this buyer. */
export async function searchMarkets({ kind, text }: SearchFor, limit: number) {
  if (kind === 'email') return [];
  const { id, identifier, name, siret, deadline, createdAt, completedAt, cancelledAt } = publicMarkets;
  return database()
    .select({ id, identifier, name, siret, deadline, createdAt, completedAt, cancelledAt })
    .from(publicMarkets)
    .where(kind === 'siret' ? like(siret, `${text}%`) : isNamed(text))
    .orderBy(desc(createdAt))
    .limit(limit);
}
