import { functionNames } from '@/inngest/function-names';
import { env } from '@/lib/env';
import { askJobServer } from '@/lib/jobs/ask-job-server';
import { type Check, fault, ok } from './finding';

/** The Inngest server of this configuration: whether it answers, lets us in, and knows each of our functions. */
export const checkJobServer: Check = {
  name: 'Serveur Inngest',
  async run() {
    if (!env().INNGEST_BASE_URL) return ok('aucun : le moteur embarqué fait les travaux (INNGEST_BASE_URL)');
    const expected = functionNames();
    const answer = await askJobServer(expected);
    if (answer.state === 'silent') return fault('ne répond pas', [answer.reason]);
    if (answer.state === 'refused')
      return fault('nous refuse : INNGEST_SIGNING_KEY est-elle la sienne ?', [`HTTP ${answer.status}`]);
    const { missing } = answer;
    if (missing.length === 0) return ok(`répond, et connaît nos ${expected.length} travaux`);
    return fault('ne connaît pas tous nos travaux : synchronisez-les (PUT /api/inngest)', missing);
  },
};
