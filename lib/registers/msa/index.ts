import { z } from 'zod';
import { fromApiEntreprise, JSON_RESOURCES } from '@/lib/registers/api-entreprise/api-entreprise';

const FIELD = 'motifs_exclusion_fiscales_et_sociales_declarations_cotisations_sociales';

/** The MSA, for farming: a statement, and no document. What is not « up to date » may be settled meanwhile: the firm answers. */
export const msa = fromApiEntreprise({
  key: 'msa',
  path: '/v3/msa/etablissements/{siret}/conformite_cotisations',
  gives: [FIELD],
  limit: JSON_RESOURCES,
  data: z.object({ status: z.string().nullish() }),
  read: ({ status }) =>
    status === 'up_to_date'
      ? { state: 'found', said: { [FIELD]: { statement: { code: 'msa_up_to_date' } } } }
      : { state: 'not_found' },
});
