import { z } from 'zod';
import { fromApiEntreprise, LOW_LATENCY_DOCUMENTS } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

/** The public works’ holiday and bad-weather fund. A firm is in this one or in the building trade’s. */
export const cnetp = fromApiEntreprise({
  key: 'cnetp',
  path: '/v3/cnetp/unites_legales/{siren}/attestation_cotisations_conges_payes_chomage_intemperies',
  gives: ['cotisation_retraite.documents'],
  limit: LOW_LATENCY_DOCUMENTS,
  data: z.object({ document_url: z.string().nullish() }),
  read: ({ document_url }) => withDocuments(documentAt('cotisation_retraite.documents', document_url)),
});
