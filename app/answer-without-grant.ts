import { AppError } from '@/lib/errors';
import { type PostedForm, readForm } from '@/lib/forms/read-form';
import { answerShowingBack, type Typed } from '@/lib/forms/shown-back';
import { shownBackText } from '@/lib/text/shown-back';
import { errorText } from '@/lib/text/site';

/**
 * Answers a form posted by a browser without a grant (session over, cookies cleared): 401, how to come back, and what was
 * typed. `inWords` puts names of inputs into words that are the same for every market: nothing is asked of the database,
 * nothing is kept.
 */
export async function answerWithoutGrant(request: Request, inWords: (form: PostedForm) => Typed[]): Promise<Response> {
  const files: string[] = [];
  const typed = await readTyped(request, inWords, files);
  const content = { ...shownBackText.unauthorized, typed, files, link: { href: '/', text: errorText.backHome } };
  return answerShowingBack(401, content, { 'WWW-Authenticate': 'Link realm="passe-marche"' });
}

async function readTyped(
  request: Request,
  inWords: (form: PostedForm) => Typed[],
  files: string[],
): Promise<Typed[] | null> {
  try {
    const form = await readForm(request, async ({ fileName, content }) => {
      if (fileName !== '') files.push(fileName);
      content.resume();
    });
    return inWords(form);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
