import { type SearchFor, searchApplications, searchMarkets } from '@/db/queries/console/search';

export const MAX_SHOWN = 50;

/** What is found, one more of each than is shown when there are more. */
export async function find(wanted: SearchFor) {
  const [applications, markets] = await Promise.all([
    searchApplications(wanted, MAX_SHOWN + 1),
    searchMarkets(wanted, MAX_SHOWN + 1),
  ]);
  return { applications, markets };
}
