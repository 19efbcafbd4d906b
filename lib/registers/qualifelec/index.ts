import { z } from 'zod';
import { fromApiEntreprise, JSON_RESOURCES } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

const certificate = z.object({
  document_url: z.string().nullish(),
  date_fin: z.string().nullish(),
  qualification: z.object({ label: z.string().nullish() }).nullish(),
});

/** Qualifelec's certificates, a document each (a JPEG). */
export const qualifelec = fromApiEntreprise({
  key: 'qualifelec',
  path: '/v3/qualifelec/etablissements/{siret}/certificats',
  gives: ['qualifelec.documents'],
  limit: JSON_RESOURCES,
  data: z.array(z.object({ data: certificate })),
  read: (certificates) =>
    withDocuments(
      certificates.flatMap(({ data: { document_url, date_fin, qualification } }) =>
        documentAt('qualifelec.documents', document_url, { about: qualification?.label, validUntil: date_fin }),
      ),
    ),
});
