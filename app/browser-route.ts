import { unstable_rethrow } from 'next/navigation';
import type { ErrorCode } from '@/lib/errors';
import { type PostedFile, type PostedForm, readForm } from '@/lib/forms/read-form';
import { type FormToShowBack, readToShowBack } from '@/lib/forms/read-to-show-back';
import { answerShowingBack, type ShownBack, type Typed } from '@/lib/forms/shown-back';
import { RETRY_AFTER_SECONDS } from '@/lib/observability/failure-code';
import { reportFailure } from '@/lib/observability/report-failure';
import { failureText } from '@/lib/text/failures';
import { errorText } from '@/lib/text/site';

/** A request of a browser, as the handler of a route meets it. */
export type Call<Params> = {
  request: Request;
  params: Params;
  /** Reads the posted form, once, as `readForm` does. What it read is shown back when something fails later. */
  read(onFile?: OnFile, maxCharacters?: number): Promise<PostedForm>;
};

type OnFile = (file: PostedFile, signal: AbortSignal) => Promise<void>;
type Context<Params> = { params: Promise<Params> };

export type FormInWords = {
  /** What was typed, under the words that asked for it, without asking the database. */
  inWords(form: PostedForm): Typed[];
  /** Inputs whose values are never shown: a form that has one is not offered for another try. */
  isSecret?(name: string): boolean;
};

/**
 * The handler of a route that a browser opens or posts a form to. Whatever `handle` throws ends in a page that is whole
 * without scripts, with its true status: what went wrong, what to do, the reference to quote, and what was typed, with a
 * button that posts it again.
 */
export function browserRoute<Params = unknown>(
  handle: (call: Call<Params>) => Promise<Response>,
  form: FormInWords = { inWords: () => [] },
) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    const posted = new Posted(request);
    try {
      return await handle({ request, params: await context.params, read: (...how) => posted.read(...how) });
    } catch (error) {
      unstable_rethrow(error);
      return answerFailure(error, posted, form);
    }
  };
}

/** Thrown by a handler that could keep the answers of a form, and not the files that came with it. */
export class TextsKept extends Error {
  /** @param page where the form is, to add the files again */
  constructor(
    override readonly cause: unknown,
    readonly page: string,
  ) {
    super('the answers are kept, a file is not');
  }
}

const discard: OnFile = async ({ content }) => void content.resume();

/** A form that is read once, or after a failure for what it holds. */
class Posted {
  form: PostedForm | undefined;
  readonly files: string[] = [];
  constructor(readonly request: Request) {}

  async read(onFile: OnFile = discard, maxCharacters?: number): Promise<PostedForm> {
    const noting: OnFile = (file, signal) => {
      if (file.fileName !== '') this.files.push(file.fileName);
      return onFile(file, signal);
    };
    this.form = await readForm(this.request, noting, maxCharacters);
    return this.form;
  }

  /** Has `show` draw what was posted, read now if it was not before; null when it cannot be read (any more). */
  async shown<Shown>(show: (posted: FormToShowBack | null) => Shown): Promise<Shown> {
    if (this.form) return show({ form: this.form, files: this.files, isCut: false });
    return this.request.bodyUsed ? show(null) : readToShowBack(this.request, show);
  }
}

async function answerFailure(thrown: unknown, posted: Posted, form: FormInWords): Promise<Response> {
  const { request } = posted;
  const error = thrown instanceof TextsKept ? thrown.cause : thrown;
  const { code, status, reference } = reportFailure(error, 'browser request failed', { method: request.method });
  const quoted = status >= 500 ? { words: errorText.failure.reference, value: reference } : undefined;
  const headers: Record<string, string> = status === 503 ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {};
  const draw = ({ whatToDo, ...said }: Said) =>
    answerShowingBack(status, { ...said, sections: [{ paragraphs: [whatToDo] }], reference: quoted }, headers);
  if (request.method !== 'POST') return draw(sayOfLink(code, request));
  return posted.shown((read) => draw(sayOfForm(code, thrown, request, read, form)));
}

type Said = Omit<ShownBack, 'sections'> & { whatToDo: string };
type Words = Pick<Said, 'title' | 'introduction' | 'whatToDo'>;

const home = { href: '/', text: errorText.backHome };

function sayOfForm(
  code: ErrorCode,
  thrown: unknown,
  request: Request,
  read: FormToShowBack | null,
  form: FormInWords,
): Said {
  const words: Words = (failureText.form as Partial<Record<ErrorCode, Words>>)[code] ?? failureText.form.refused;
  const { files = [], isCut = false } = read ?? {};
  const shown = { ...words, typed: read && form.inWords(read.form), isCut, files };
  if (thrown instanceof TextsKept) {
    const { introduction, link } = failureText.textsKept;
    return { ...shown, introduction, link: { href: thrown.page, text: link } };
  }
  return { ...shown, again: read && !isCut ? againOf(read.form, request, form) : undefined, link: home };
}

function sayOfLink(code: ErrorCode, { url }: Request): Said {
  const words: Words = (failureText.link as Partial<Record<ErrorCode, Words>>)[code] ?? failureText.link.internal;
  return { ...words, files: [], link: { href: new URL(url).pathname, text: failureText.retry } };
}

/** The same post, to be sent anew; undefined for a form with a secret in it, which no page holds. */
function againOf(whole: PostedForm, { url }: Request, { isSecret = () => false }: FormInWords): ShownBack['again'] {
  if ([...whole.keys()].some(isSecret)) return undefined;
  const entries = [...whole].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  return { action: new URL(url).pathname, entries, button: failureText.again };
}
