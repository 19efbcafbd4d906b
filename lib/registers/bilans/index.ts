import { z } from 'zod';
import { fromApiEntreprise, group } from '@/lib/registers/api-entreprise/api-entreprise';
import { documentAt, withDocuments } from '@/lib/registers/api-entreprise/documents';

const SOURCE = 'actes_bilans.actes_et_bilans';
const ASKED = 3;

const balance = z.object({ date_cloture: z.string().nullish(), url: z.string().nullish() });

/** Balance sheets deposited with the RNE, of the three latest exercises; confidential ones are absent. Public. */
export const bilans = fromApiEntreprise({
  key: 'bilans',
  path: '/v3/inpi/rne/unites_legales/open_data/{siren}/actes_bilans',
  gives: [SOURCE],
  limit: group('inpi_rne_actes_bilans', 15),
  isProtected: false,
  data: z.object({ bilans: z.array(balance).nullish() }),
  read: ({ bilans: deposited }) => {
    const closed = (deposited ?? []).filter(({ date_cloture }) => date_cloture);
    const newest = closed.sort((one, other) => ((one.date_cloture ?? '') < (other.date_cloture ?? '') ? 1 : -1));
    const exercises = [...new Map(newest.map((each) => [each.date_cloture, each])).values()].slice(0, ASKED);
    return withDocuments(
      exercises.flatMap(({ url, date_cloture }) => documentAt(SOURCE, url, { about: date_cloture })),
    );
  },
});
