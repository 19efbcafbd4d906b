import { z } from 'zod';
import { fromApiEntreprise, group } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

const SOURCE = 'urssaf_attestation_vigilance.document';

/** Urssaf's « attestation de vigilance » (art. L243-15 Code de la sécurité sociale). Only its own refusal is one. */
export const urssaf = fromApiEntreprise({
  key: 'urssaf',
  path: '/v4/urssaf/unites_legales/{siren}/attestation_vigilance',
  gives: [SOURCE],
  limit: group('urssaf', 100),
  data: z.object({
    entity_status: z.object({ code: z.string().nullish() }).nullish(),
    document_url: z.string().nullish(),
    date_fin_validite: z.string().nullish(),
  }),
  read: ({ entity_status, document_url, date_fin_validite }) =>
    entity_status?.code === 'refus_de_delivrance'
      ? { state: 'refused' }
      : withDocuments(documentAt(SOURCE, document_url, { validUntil: date_fin_validite })),
});
