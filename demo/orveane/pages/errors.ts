import type { PageRequest } from '@/demo/orveane/context';
import { html } from '@/demo/orveane/html/html';
import { pageReply, type Reply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';

const words = text.errors;

/** The pages that say why an address shows nothing. */
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
