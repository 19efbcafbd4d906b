import { z } from 'zod';
import { fromApiEntreprise, group } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

/** The building trade’s holiday and bad-weather fund. A firm is in this one or in the public works’. */
export const cibtp = fromApiEntreprise({
  key: 'cibtp',
  path: '/v3/cibtp/etablissements/{siret}/attestation_cotisations_conges_payes_chomage_intemperies',
  gives: ['cotisation_retraite.documents'],
  limit: group('cibtp', 5),
  data: z.object({ document_url: z.string().nullish() }),
  read: ({ document_url }) => withDocuments(documentAt('cotisation_retraite.documents', document_url)),
});
