import { z } from 'zod';
import { fromApiEntreprise, JSON_RESOURCES } from '@/lib/registers/api-entreprise/api-entreprise';

/** OPQIBI's certificate of engineering: the address of its page. */
export const opqibi = fromApiEntreprise({
  key: 'opqibi',
  path: '/v3/opqibi/unites_legales/{siren}/certification_ingenierie',
  gives: ['opqibi.data'],
  limit: JSON_RESOURCES,
  data: z.object({ url: z.string().nullish(), date_validite_qualifications: z.string().nullish() }),
  read: ({ url, date_validite_qualifications: until }) =>
    url && /^https?:\/\//.test(url)
      ? {
          state: 'found',
          said: { 'opqibi.data': { value: { url }, ...(until && { validUntil: until.slice(0, 10) }) } },
        }
      : { state: 'out_of_scope' },
});
