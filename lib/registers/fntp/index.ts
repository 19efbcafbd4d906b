import { z } from 'zod';
import { fromApiEntreprise, LOW_LATENCY_DOCUMENTS } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

/** The professional card of public works. */
export const fntp = fromApiEntreprise({
  key: 'fntp',
  path: '/v3/fntp/unites_legales/{siren}/carte_professionnelle_travaux_publics',
  gives: ['fntp.document'],
  limit: LOW_LATENCY_DOCUMENTS,
  data: z.object({ document_url: z.string().nullish() }),
  read: ({ document_url }) => withDocuments(documentAt('fntp.document', document_url)),
});
