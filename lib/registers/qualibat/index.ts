import { z } from 'zod';
import { fromApiEntreprise, LOW_LATENCY_DOCUMENTS } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

/** Qualibat's certificate; one that is over is given too, with its day. */
export const qualibat = fromApiEntreprise({
  key: 'qualibat',
  path: '/v4/qualibat/etablissements/{siret}/certification_batiment',
  gives: ['qualibat.document'],
  limit: LOW_LATENCY_DOCUMENTS,
  data: z.object({ document_url: z.string().nullish(), date_fin_validite: z.string().nullish() }),
  read: ({ document_url, date_fin_validite }) =>
    withDocuments(documentAt('qualibat.document', document_url, { validUntil: date_fin_validite })),
});
