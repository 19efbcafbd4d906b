import type { PageRequest } from '@/e2e/editor/context';
import { html } from '@/e2e/editor/html';
import { pageReply, type Reply } from '@/e2e/editor/reply';
import { text } from '@/e2e/editor/text';

const words = text.errors;

/** The pages that say why an address gives nothing. */
const problems = {
  403: { title: words.forbiddenTitle, sentence: words.forbidden },
  404: { title: words.notFoundTitle, sentence: words.notFound },
  405: { title: words.methodTitle, sentence: words.method },
  413: { title: words.tooLargeTitle, sentence: words.tooLarge },
  500: { title: words.brokenTitle, sentence: words.broken },
};

/** One of them. */
export function errorPage(request: PageRequest, status: keyof typeof problems): Reply {
  const { title, sentence } = problems[status];
  const body = html`<p>${sentence}</p><p><a class="button" href="/">${words.backHome}</a></p>`;
  return pageReply(request, { title, body, status });
}
