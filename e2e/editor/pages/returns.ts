import type { PageRequest } from '@/e2e/editor/context';
import { facts } from '@/e2e/editor/form-parts';
import { html } from '@/e2e/editor/html';
import { identifierPattern } from '@/e2e/editor/identifier';
import { pageReply, type Reply } from '@/e2e/editor/reply';
import { text } from '@/e2e/editor/text';

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
