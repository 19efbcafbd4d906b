import type { PageRequest } from '@/demo/orveane/context';
import { facts } from '@/demo/orveane/html/form-parts';
import { html } from '@/demo/orveane/html/html';
import { identifierPattern } from '@/demo/orveane/identifier';
import { pageReply, type Reply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';

const words = text.returns;

/** Where Passe Marché sends the buyer back. */
export function showBuyerReturn(request: PageRequest): Reply {
  return returnPage(request, words.buyerTitle, words.buyerText);
}

/** Where Passe Marché sends the candidate back. */
export function showCandidateReturn(request: PageRequest): Reply {
  return returnPage(request, words.candidateTitle, words.candidateText);
}

function returnPage(request: PageRequest, title: string, sentence: string): Reply {
  const application = identifierIn(request, 'application_identifier');
  const noted = application === null ? undefined : request.context.memory.application(application);
  const market = identifierIn(request, 'market_identifier') ?? noted?.marketIdentifier ?? null;
  const name = market === null ? undefined : request.context.memory.market(market)?.name;
  const body =
    market === null
      ? html`<p>${words.missing}</p><p><a class="button" href="/marches">${words.seeMarkets}</a></p>`
      : html`<p class="lead">${sentence}</p>
${facts([
  [words.market, html`${name} <code>${market}</code>`],
  [words.application, application && html`<code>${application}</code>`],
])}
<p><a class="button" href="/marches/${market}">${words.seeMarket}</a></p>`;
  return pageReply(request, { title, body });
}

function identifierIn({ url }: PageRequest, name: string): string | null {
  const value = url.searchParams.get(name);
  return value !== null && identifierPattern.test(value) ? value : null;
}
