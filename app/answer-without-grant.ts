import type { PostedForm } from '@/lib/forms/read-form';
import { readToShowBack } from '@/lib/forms/read-to-show-back';
import { answerShowingBack, type Typed } from '@/lib/forms/shown-back';
import { shownBackText } from '@/lib/text/shown-back';
import { errorText } from '@/lib/text/site';

/**
 * Answers a form posted by a browser without a grant (session over, cookies cleared): 401, how to come back, and what was
 * typed, up to 1 MB. `inWords` puts names of inputs into words that are the same for every market: nothing is asked of the
 * database, nothing is kept.
 */
export function answerWithoutGrant(request: Request, inWords: (form: PostedForm) => Typed[]): Promise<Response> {
  return readToShowBack(request, (read) => {
    const typed = read && inWords(read.form);
    const { files = [], isCut = false } = read ?? {};
    const content = { ...shownBackText.unauthorized, typed, isCut, files };
    const link = { href: '/', text: errorText.backHome };
    return answerShowingBack(401, { ...content, link }, { 'WWW-Authenticate': 'Link realm="passe-marche"' });
  });
}
