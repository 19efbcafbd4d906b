import type { ApiAnswer } from '@/demo/orveane/api/api-client';
import { type Application, type Market, readApiAnswer, readProblem } from '@/demo/orveane/api/api-shapes';
import { formNonce } from '@/demo/orveane/api/idempotency';
import type { PageRequest } from '@/demo/orveane/context';
import { facts, goodNews, problemSummary } from '@/demo/orveane/html/form-parts';
import { formatDateTime, formatSiret } from '@/demo/orveane/html/french-format';
import { type Html, html } from '@/demo/orveane/html/html';
import { stateTag, syncTag } from '@/demo/orveane/html/state-tags';
import { pageReply, type Reply, redirectReply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';
import { applicationsSection } from './applications';
import { webhookLines } from './webhooks';
import { type Foreign, foreignIn } from './without-siret';

const words = text.market;

/** A form of the page that was refused, and what had been typed in it. */
type Refusal = { answer: ApiAnswer; siret: string; foreign?: Foreign };

/** A market: its facts, the buyer's link, its applications and the webhooks about it. */
export async function showMarket(request: PageRequest, refusal: Refusal | null = null): Promise<Reply> {
  const identifier = request.params[0] ?? '';
  const path = `/api/v1/public_markets/${encodeURIComponent(identifier)}`;
  const marketAnswer = await request.api.send({ method: 'GET', path });
  const market = readApiAnswer(marketAnswer, 'market');
  const noted = request.context.memory.market(identifier);
  if (market === null && noted === undefined) return unknownMarket(request, marketAnswer);

  const applications = readApiAnswer(
    await request.api.send({ method: 'GET', path: `${path}/market_applications?limit=100` }),
    'applications',
  );
  const failure = refusal?.answer ?? (market === null ? marketAnswer : null);
  const body = html`${failure && problem(request, failure)}
${notice(request.url.searchParams.get('avis'))}
${market && factsSection(market)}
${buyerSection(identifier, market, noted?.url ?? null)}
${applicationsSection({
  marketIdentifier: identifier,
  applications: applications?.data ?? notedApplications(request, identifier),
  links: new Map(request.context.memory.applicationsOf(identifier).map((entry) => [entry.identifier, entry.url])),
  siret: refusal?.siret ?? request.url.searchParams.get('siret') ?? '',
  foreign: refusal?.foreign ?? foreignIn(request.url.searchParams),
  registersUrl: request.context.settings.registersUrl,
  nonce: formNonce(request.form, refusal?.answer ?? null),
  siretErrors: errorsAt(refusal, 'siret'),
  foreignErrors: errorsAt(refusal, 'foreign_identifier'),
})}
${notificationsSection(request, identifier)}`;
  const title = market?.name ?? noted?.name ?? identifier;
  return pageReply(request, { title, body, hasError: failure !== null, status: refusal === null ? 200 : 422 });
}

/** What was refused of a member, or within it. */
function errorsAt(refusal: Refusal | null, member: string): string[] {
  if (refusal === null) return [];
  const place = `market_application.${member}`;
  const all = [...readProblem(refusal.answer).byField];
  return all.flatMap(([field, errors]) => (field === place || field.startsWith(`${place}.`) ? errors : []));
}

/** « Nouveau lien », for the buyer. */
export async function renewMarketLink(request: PageRequest): Promise<Reply> {
  const identifier = request.params[0] ?? '';
  const path = `/api/v1/public_markets/${encodeURIComponent(identifier)}/access_links`;
  const answer = await request.api.send({ method: 'POST', path, json: {} });
  const link = readApiAnswer(answer, 'link');
  if (link === null) return showMarket(request, { answer, siret: '' });
  const name = request.context.memory.market(identifier)?.name ?? identifier;
  const at = request.context.now().toISOString();
  await request.context.memory.remember({ kind: 'market', identifier, name, url: link.url, at });
  return redirectReply(request, `/marches/${identifier}`, 'lien');
}

function problem(request: PageRequest, answer: ApiAnswer): Html {
  return problemSummary(readProblem(answer), request.context.settings.passeMarcheUrl, answer.retryAfter);
}

function notice(name: string | null): Html | null {
  if (name === 'marche') return goodNews(words.created);
  if (name === 'candidature') return goodNews(words.applied);
  if (name === 'lien') return goodNews(words.newLinkDone);
  return null;
}

function unknownMarket(request: PageRequest, answer: ApiAnswer): Reply {
  const body = html`${answer.status === 404 ? html`<p>${words.unknown}</p>` : problem(request, answer)}
<p><a href="/marches">${text.returns.seeMarkets}</a></p>`;
  return pageReply(request, { title: words.unknownTitle, body, status: answer.status === 404 ? 404 : 502 });
}

function factsSection(market: Market): Html {
  const types = market.market_type_codes?.map((code) => text.marketTypes[code] ?? code).join(', ');
  const lots = market.lots ?? [];
  return html`<section class="card" aria-labelledby="faits">
<h2 id="faits">${words.factsHeading}</h2>
${facts([
  [words.identifier, html`<code>${market.identifier}</code>`],
  [words.state, stateTag('market', market.state)],
  [words.sync, syncTag(market.sync_status ?? null)],
  [words.deadline, formatDateTime(market.deadline)],
  [words.buyer, market.siret && formatSiret(market.siret)],
  [words.types, types],
  [
    words.lots,
    lots.length > 0 &&
      html`<ul>${lots.map((lot) => html`<li>${lot.number && `${text.marketForm.lot(lot.number)} : `}${lot.name} ${lot.cpv_code && html`<code class="quiet">${lot.cpv_code}</code>`}</li>`)}</ul>`,
  ],
  [words.user, market.provider_user_id],
  [words.completedAt, market.completed_at && formatDateTime(market.completed_at)],
  [words.fieldKeys, fieldKeys(market.field_keys ?? [])],
])}
<p><a href="/marches/${market.identifier}">${words.refresh}</a></p>
</section>`;
}

function fieldKeys(keys: string[]): Html | null {
  if (keys.length === 0) return null;
  return html`<details><summary>${words.fieldCount(keys.length)}</summary><ul class="keys">${keys.map((key) => html`<li><code>${key}</code></li>`)}</ul></details>`;
}

function buyerSection(identifier: string, market: Market | null, configurationUrl: string | null): Html {
  const isPending = market === null || market.state === 'pending';
  return html`<section class="card" aria-labelledby="acheteur">
<h2 id="acheteur">${words.buyerHeading}</h2>
<p>${configurationUrl === null ? words.noLink : words.buyerHelp}</p>
${configurationUrl !== null && html`<p><a class="button${!isPending && ' button-second'}" href="${configurationUrl}">${words.configure}</a></p>`}
<form method="post" action="/marches/${identifier}/liens" class="inline-form">
<p>${words.newLinkHelp}</p>
<button class="button button-second" aria-describedby="acheteur">${words.newLink}</button>
</form>
</section>`;
}

function notedApplications(request: PageRequest, marketIdentifier: string): Application[] {
  return request.context.memory
    .applicationsOf(marketIdentifier)
    .map(({ identifier, siret }) => ({ identifier, siret, state: text.markets.unknownState }));
}

function notificationsSection({ context }: PageRequest, identifier: string): Html {
  const received = context.ledger.all().filter((entry) => entry.marketIdentifier === identifier);
  return html`<section class="card" aria-labelledby="notifications">
<h2 id="notifications">${words.notificationsHeading}</h2>
${received.length === 0 ? html`<p>${words.noNotification}</p>` : webhookLines(received.slice(0, 20))}
</section>`;
}
