import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { READ_INPUT } from '@/app/candidate/market_applications/[identifier]/input-names';
import { receiveStep } from '@/app/candidate/market_applications/[identifier]/receive-step';
import { declarePart } from '@/lib/applications/declare-part';
import { whyClosed } from '@/lib/applications/start-application';
import { submitApplication } from '@/lib/applications/submit-application';
import { readSeen } from '@/lib/forms/marks';
import { lastValue } from '@/lib/forms/read-form';

/**
 * « Transmettre ma candidature », or of a group member « Déclarer ma partie complète »: the deadline is judged by the server's clock once the post was read. What was posted of a
 * declaration made here is saved first; another button of it, a file refused or a mistake leave one on the page.
 */
export const POST = receiveStep(
  async ({ identifier, application, market, sessionId, form, saved, acted, fileRefused }) => {
    const summary = stepPath(identifier, 'summary');
    if (saved.changes.some((change) => change.isConflict)) return `${summary}?erreur=changed`;
    if (acted && !fileRefused) return `${summary}${saved.at ? `#${saved.at}` : ''}`;
    if (!saved.mayGoOn && !whyClosed(market, new Date())) return `${summary}?erreur=blocked`;
    const read = readSeen(lastValue(form, READ_INPUT));
    if (application.rank > 1) {
      const declared = await declarePart(application, { sessionId, read }, new Date());
      return declared.declared ? summary : `${summary}?erreur=${declared.refusal}`;
    }
    const outcome = await submitApplication(application.id, new Date(), read && { sessionId, read });
    return outcome.submitted ? stepPath(identifier, 'sync_status') : `${summary}?erreur=${outcome.refusal}`;
  },
);
