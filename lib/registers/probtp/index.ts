import { z } from 'zod';
import { fromApiEntreprise, LOW_LATENCY_DOCUMENTS } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

/** PRO BTP’s certificate of pension contributions. */
export const probtp = fromApiEntreprise({
  key: 'probtp',
  path: '/v3/probtp/etablissements/{siret}/attestation_cotisations_retraite',
  gives: ['probtp.document'],
  limit: LOW_LATENCY_DOCUMENTS,
  data: z.object({ document_url: z.string().nullish() }),
  read: ({ document_url }) => withDocuments(documentAt('probtp.document', document_url)),
});
