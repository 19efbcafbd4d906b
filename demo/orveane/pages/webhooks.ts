import type { Masker } from '@/demo/orveane/api/masking';
import type { PageRequest } from '@/demo/orveane/context';
import { facts } from '@/demo/orveane/html/form-parts';
import { formatInstant } from '@/demo/orveane/html/french-format';
import { type Html, html } from '@/demo/orveane/html/html';
import type { ReceivedWebhook } from '@/demo/orveane/receiver/ledger';
import { jsonReply, pageReply, type Reply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';

const words = text.webhooks;
const shownOnPage = 100;

/** Where Passe Marché delivers. */
export const receiverPath = '/webhooks/passemarche';

/** The webhooks received, newest first. */
export function showWebhooks(request: PageRequest): Reply {
  const { ledger, masker } = request.context;
  const received = ledger.all();
  const duplicates = received.filter((entry) => entry.duplicate).length;
  const body = html`<p class="lead">${words.lead}</p>
${facts([[words.endpoint, html`<code>POST ${receiverPath}</code>`]])}
${received.length === 0 ? html`<p>${words.empty}</p>` : html`<p>${words.count(received.length, duplicates)}</p>`}
${received.length > 0 && html`<ol class="list">${received.slice(0, shownOnPage).map((entry) => webhookCard(entry, masker))}</ol>`}
<p><a href="/webhooks">${text.market.refresh}</a></p>`;
  return pageReply(request, { title: words.title, body });
}

/** The same for programs: `{"data":[…],"total","duplicates"}`, newest first, without secrets. */
export function listWebhooksAsJson({ context }: PageRequest): Reply {
  const data = context.ledger.all().map((entry) => ({ ...entry, rawBody: context.masker(entry.rawBody) }));
  return jsonReply({ data, total: data.length, duplicates: data.filter((entry) => entry.duplicate).length });
}

/** Deliveries in a line each, for the page of what they are about. */
export function webhookLines(received: ReceivedWebhook[]): Html {
  return html`<ol class="lines">${received.map(
    (entry) =>
      html`<li><code>${entry.event ?? words.unreadable}</code> ${signatureTag(entry)} ${formatInstant(entry.receivedAt)}</li>`,
  )}</ol>
<p><a href="/webhooks">${words.seeAll}</a></p>`;
}

function signatureTag(entry: ReceivedWebhook): Html {
  return html`<span class="tag ${entry.authentic ? 'tag-good' : 'tag-bad'}">${entry.authentic ? words.authentic : words.forged}</span>
${entry.test && html`<span class="tag tag-wait">${words.test}</span>`}
${entry.duplicate && html`<span class="tag tag-wait">${words.duplicate}</span>`}`;
}

function webhookCard(entry: ReceivedWebhook, masker: Masker): Html {
  return html`<li class="card card-inner">
<h2><code>${entry.event ?? words.unreadable}</code></h2>
<p class="tags">${signatureTag(entry)}</p>
${facts([
  [words.receivedAt, formatInstant(entry.receivedAt)],
  [words.identifier, entry.identifier && html`<code>${entry.identifier}</code>`],
  ['X-Webhook-Signature-SHA256', words.verdicts[entry.legacySignature]],
  ['webhook-signature', words.verdicts[entry.standardSignature]],
  [words.webhookId, entry.webhookId === null ? words.none : html`<code>${entry.webhookId}</code>`],
  [words.occurrence, entry.occurrence && words.occurrenceRank(entry.occurrence)],
  [words.answered, entry.answerForced ? words.answerForced(entry.answeredStatus) : entry.answeredStatus],
])}
<details><summary>${words.body}</summary><pre>${masker(entry.rawBody)}</pre>${entry.rawBodyCut && html`<p>${words.bodyCut}</p>`}</details>
</li>`;
}
