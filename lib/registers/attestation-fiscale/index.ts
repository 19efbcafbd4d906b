import { z } from 'zod';
import { fromApiEntreprise, group } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

/**
 * DGFIP's certificate that taxes are declared and paid. Firms taxed on their owner's income, young ones and some others have
 * none: that says nothing against them.
 */
export const attestationFiscale = fromApiEntreprise({
  key: 'attestation_fiscale',
  path: '/v4/dgfip/unites_legales/{siren}/attestation_fiscale',
  gives: ['attestations_fiscales.document'],
  limit: group('dgfip_attestations_fiscales', 5),
  data: z.object({ document_url: z.string().nullish() }),
  read: ({ document_url }) => withDocuments(documentAt('attestations_fiscales.document', document_url)),
});
