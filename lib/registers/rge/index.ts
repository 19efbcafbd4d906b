import { z } from 'zod';
import { fromApiEntreprise, JSON_RESOURCES } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

const certificate = z.object({
  url: z.string().nullish(),
  nom_certificat: z.string().nullish(),
  date_expiration: z.string().nullish(),
});

/** A document may stand for several qualifications: each is fetched once, at most so many. */
const MOST = 10;

/** ADEME's list of the « reconnus garants de l'environnement ». */
export const rge = fromApiEntreprise({
  key: 'rge',
  path: '/v3/ademe/etablissements/{siret}/certification_rge',
  gives: ['rge.documents'],
  limit: JSON_RESOURCES,
  data: z.array(z.object({ data: certificate })),
  read: (certificates) => {
    const byUrl = new Map(certificates.map(({ data }) => [data.url, data]));
    const files = [...byUrl.values()].flatMap(({ url, nom_certificat, date_expiration }) =>
      documentAt('rge.documents', url, { about: withoutMark(nom_certificat), validUntil: date_expiration }),
    );
    return withDocuments(files.slice(0, MOST));
  },
});

/** « RGE qualitenr » is « qualitenr » among the certificates RGE. */
const withoutMark = (name: string | null | undefined) => name?.replace(/^RGE\s+/i, '');
