import { type Market, readApiAnswer } from '@/demo/orveane/api/api-shapes';
import type { PageRequest } from '@/demo/orveane/context';
import { facts } from '@/demo/orveane/html/form-parts';
import { formatDateTime } from '@/demo/orveane/html/french-format';
import { type Html, html } from '@/demo/orveane/html/html';
import { stateTag, syncTag } from '@/demo/orveane/html/state-tags';
import type { RememberedMarket } from '@/demo/orveane/memory';
import { pageReply, type Reply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';

/** The markets, as Passe Marché lists them; those that the platform has noted, when the list cannot be read. */
export async function showMarkets(request: PageRequest): Promise<Reply> {
  const cursor = request.url.searchParams.get('cursor');
  const query = new URLSearchParams({ limit: '20', ...(cursor === null ? {} : { cursor }) });
  const answer = await request.api.send({ method: 'GET', path: `/api/v1/public_markets?${query}` });
  const listed = readApiAnswer(answer, 'markets');
  const body = html`<p><a class="button" href="/marches/nouveau">${text.markets.create}</a></p>
${listed === null ? notedMarkets(request) : listedMarkets(listed.data, listed.next_cursor ?? null)}`;
  return pageReply(request, { title: text.markets.title, body });
}

function listedMarkets(markets: Market[], nextCursor: string | null): Html {
  if (markets.length === 0) return html`<p>${text.markets.empty}</p>`;
  const nextPage = nextCursor && `/marches?${new URLSearchParams({ cursor: nextCursor })}`;
  return html`<ul class="list">${markets.map(marketCard)}</ul>
${nextPage && html`<p><a href="${nextPage}">${text.markets.next}</a></p>`}`;
}

function marketCard(market: Market): Html {
  return html`<li class="card">
<h2><a href="/marches/${market.identifier}">${market.name}</a></h2>
<p class="tags">${stateTag('market', market.state)} ${syncTag(market.sync_status ?? null)}</p>
${facts([
  [text.market.identifier, html`<code>${market.identifier}</code>`],
  [text.markets.deadline, formatDateTime(market.deadline)],
])}
</li>`;
}

function notedMarkets({ context }: PageRequest): Html {
  const noted = context.memory.markets();
  return html`<p class="alert alert-bad" role="alert">${text.markets.localOnly}</p>
${noted.length === 0 ? html`<p>${text.markets.empty}</p>` : html`<ul class="list">${noted.map(notedCard)}</ul>`}`;
}

function notedCard(market: RememberedMarket): Html {
  return html`<li class="card">
<h2><a href="/marches/${market.identifier}">${market.name}</a></h2>
<p class="tags"><span class="tag">${text.markets.unknownState}</span></p>
${facts([[text.market.identifier, html`<code>${market.identifier}</code>`]])}
</li>`;
}
