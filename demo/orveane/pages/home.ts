import type { PageRequest } from '@/demo/orveane/context';
import { facts, goodNews } from '@/demo/orveane/html/form-parts';
import { formatDateTime } from '@/demo/orveane/html/french-format';
import { type Html, html } from '@/demo/orveane/html/html';
import { pageReply, type Reply, redirectReply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';

/** The three-step guide. */
export function showHome(request: PageRequest): Reply {
  const words = text.home;
  const body = html`<p class="lead">${words.lead}</p>
${notice(request.url.searchParams.get('avis'))}
<ol class="steps">
<li class="card"><h2>${words.tokenHeading}</h2><p>${words.tokenHelp}</p>${tokenStep(request)}</li>
<li class="card"><h2>${words.buyerHeading}</h2><p>${words.buyerHelp}</p><p><a class="button" href="/marches/nouveau">${words.buyerLink}</a></p></li>
<li class="card"><h2>${words.candidateHeading}</h2><p>${words.candidateHelp}</p><p><a class="button" href="/marches">${words.candidateLink}</a></p></li>
</ol>
<p>${words.notice} <a href="/webhooks">${words.noticeLink}</a></p>`;
  return pageReply(request, { title: words.title, body });
}

/** « Obtenir un jeton ». */
export async function getToken(request: PageRequest): Promise<Reply> {
  const obtained = await request.api.requestToken();
  return redirectReply(request, '/', obtained ? 'jeton' : 'refus');
}

function notice(name: string | null): Html | null {
  if (name === 'jeton') return goodNews(text.home.tokenDone);
  if (name === 'refus') return html`<p class="alert alert-bad" role="alert">${text.home.tokenRefused}</p>`;
  return null;
}

function tokenStep({ context }: PageRequest): Html {
  const words = text.home;
  const token = context.tokens.state();
  const state =
    token === null
      ? html`<p>${words.tokenNone}</p>`
      : facts([
          [words.tokenStatus, token.expiresAt > context.now() ? words.tokenAlive : words.tokenOver],
          [words.tokenScope, html`<code>${token.scope}</code>`],
          [words.tokenExpires, formatDateTime(token.expiresAt.toISOString())],
        ]);
  const label = token === null ? words.tokenButton : words.tokenAgain;
  return html`${state}<form method="post" action="/jeton"><button class="button${token !== null && ' button-second'}">${label}</button></form>`;
}
