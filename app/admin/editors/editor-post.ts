import { adminPost, type ConsolePost } from '@/app/admin/admin-post';
import type { Secrets } from '@/lib/administrators/shown-once';
import { showOnce } from '@/lib/administrators/shown-once';
import { AppError } from '@/lib/errors';
import { lastValue, type PostedForm } from '@/lib/forms/read-form';
import { withoutInvisible } from '@/lib/input/unseen-characters';
import { adminEditorsText } from '@/lib/text/admin-editors';

type Params = { clientId: string };
type EditorPost = ConsolePost<Params> & { clientId: string };

export const editorPage = (clientId: string) => `/admin/editors/${encodeURIComponent(clientId)}`;

/** The handler of one of the forms of an editor's page, to which one comes back; `done` tells what was done. */
export const editorPost = (done: string, act: (post: EditorPost) => Promise<unknown>) =>
  adminPost<Params>(
    'administrator',
    async (post) => {
      await act({ ...post, clientId: post.params.clientId });
      return `${editorPage(post.params.clientId)}?done=${done}`;
    },
    ({ clientId }) => editorPage(clientId),
  );

/**
 * The same where a secret is replaced, for the grace that the input `graceName` holds: the outcome is secrets, which the
 * page shows once.
 */
export const secretPost = (graceName: string, act: (post: EditorPost, graceDays: number) => Promise<Secrets>) =>
  adminPost<Params>(
    'administrator',
    async (post) => {
      const page = editorPage(post.params.clientId);
      const graceDays = graceDaysOf(post.form, graceName);
      const secrets = await act({ ...post, clientId: post.params.clientId }, graceDays).catch((error) => {
        throw atInput(error, graceName);
      });
      await showOnce(post.administrator.sessionId, page, secrets, post.by.now);
      return page;
    },
    ({ clientId }) => editorPage(clientId),
  );

/** NaN, which the verbs refuse, for what is no whole number. */
function graceDaysOf(form: PostedForm, name: string): number {
  const text = withoutInvisible(lastValue(form, name) ?? '');
  return /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
}

/** What a verb says of its own word, said of the input: the page has two for one word. */
function atInput(error: unknown, name: string): unknown {
  if (!(error instanceof AppError)) return error;
  return new AppError(
    error.code,
    error.message,
    error.violations.map((violation) => ({ ...violation, field: name })),
  );
}

/** Throws `invalid` unless the box that confirms was ticked. */
export function requireTicked(form: PostedForm, name: string): void {
  if (lastValue(form, name) === 'yes') return;
  const message = adminEditorsText.confirmIt;
  throw new AppError('invalid', 'not confirmed', [{ field: name, code: 'not_confirmed', message }]);
}
