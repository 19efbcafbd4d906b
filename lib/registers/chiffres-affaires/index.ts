import { z } from 'zod';
import { fromApiEntreprise, JSON_RESOURCES } from '@/lib/registers/api-entreprise/api-entreprise';

const SOURCE = 'dgfip_chiffres_affaires.chiffres_affaires_data';
const ASKED = 3;
const EMPTY = { fiscal_year_end: null, turnover: null, market_share_percent: null };

const exercise = z.object({
  chiffre_affaires: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d+(\.\d+)?$/)
        .transform(Number),
    ])
    .nullish(),
  date_fin_exercice: z.string().nullish(),
});

/**
 * DGFIP's turnovers, in euros, of at most three exercises: of firms that pay the tax on companies. The share made in the
 * market's field is nobody's but the firm's to say.
 */
export const chiffresAffaires = fromApiEntreprise({
  key: 'chiffres_affaires',
  path: '/v3/dgfip/etablissements/{siret}/chiffres_affaires',
  gives: [SOURCE],
  limit: JSON_RESOURCES,
  data: z.array(z.object({ data: exercise })),
  read: (exercises) => {
    const known = exercises.flatMap(({ data: { chiffre_affaires: turnover, date_fin_exercice: end } }) =>
      typeof turnover === 'number' && turnover >= 0 && end && /^\d{4}-\d{2}-\d{2}/.test(end)
        ? [{ ...EMPTY, fiscal_year_end: end.slice(0, 10), turnover }]
        : [],
    );
    // Its one row a day, the newest first, as the form asks for them.
    const byEnd = new Map(known.map((row) => [row.fiscal_year_end, row]));
    const rows = [...byEnd.values()].sort((one, other) => (one.fiscal_year_end < other.fiscal_year_end ? 1 : -1));
    if (rows.length === 0) return { state: 'out_of_scope' };
    const years = Array.from({ length: ASKED }, (_, rank) => rows[rank] ?? EMPTY);
    return { state: 'found', said: { [SOURCE]: { value: { years } } } };
  },
});
