import { z } from 'zod';
import { fromApiEntreprise, group } from '@/lib/registers/api-entreprise/api-entreprise';
import type { Register } from '@/lib/registers/register';

const FIELD = 'capacites_techniques_professionnelles_effectifs_moyens_annuels';
const ASKED = [1, 2, 3] as const;
const EMPTY = { year: null, average_headcount: null, management_headcount: null };
/** What is answered unless another count is asked for. */
const NATURE = 'effectif_moyen_annuel';

const headcounts = z.object({
  annee: z.union([z.string(), z.number()]).nullish(),
  effectifs_annuel: z.array(z.object({ value: z.number().nullish(), nature: z.string().nullish() })).nullish(),
});

/**
 * Average headcounts from the firms' social declarations (GIP-MDS), a call for each of the last three years; a year is known
 * at the end of the next January. How many of them are management is the firm's to say.
 */
export const effectifs: readonly Register[] = ASKED.map((back) =>
  fromApiEntreprise({
    key: `effectifs_${back}`,
    path: `/v3/gip_mds/unites_legales/{siren}/effectifs_annuels/{year-${back}}`,
    gives: [FIELD],
    limit: group('gip_mds', 50),
    data: headcounts,
    read: ({ annee, effectifs_annuel: counted }) => {
      const values = (counted ?? []).flatMap(({ value, nature }) =>
        nature === NATURE && typeof value === 'number' && value >= 0 ? [value] : [],
      );
      if (values.length === 0 || !/^\d{4}$/.test(String(annee))) return { state: 'out_of_scope' };
      // One value for each social regime; two decimals, as the form takes them.
      const average = Math.round(values.reduce((sum, value) => sum + value, 0) * 100) / 100;
      const row = { ...EMPTY, year: Number(annee), average_headcount: average };
      return {
        state: 'found',
        said: { [FIELD]: { value: { years: ASKED.map((year) => (year === back ? row : EMPTY)) } } },
      };
    },
  }),
);
