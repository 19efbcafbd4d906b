import type { ReceivedMail } from '@/demo/mailbox/mailbox';
import type { PageRequest } from '@/demo/orveane/context';
import { facts } from '@/demo/orveane/html/form-parts';
import { formatInstant } from '@/demo/orveane/html/french-format';
import { type Html, html } from '@/demo/orveane/html/html';
import { jsonReply, pageReply, type Reply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';
import { errorPage } from './errors';

const words = text.mailbox;

/** What Passe Marché wrote to people of the demonstration, newest first. */
export function showMailbox(request: PageRequest): Reply {
  const mails = request.context.mailbox.all();
  const body = html`<p class="lead">${words.lead}</p>
${mails.length === 0 ? html`<p>${words.empty}</p>` : html`<ol class="list">${mails.map(mailLine)}</ol>`}
<p><a href="/messagerie">${text.market.refresh}</a></p>`;
  return pageReply(request, { title: words.title, body });
}

function mailLine({ id, subject, to, receivedAt }: ReceivedMail): Html {
  return html`<li class="card card-inner"><h2><a href="/messagerie/${id}">${subject}</a></h2>
${facts([
  [words.to, to],
  [words.receivedAt, formatInstant(receivedAt)],
])}</li>`;
}

/** One of them, in plain text, its links to be followed. */
export function showMail(request: PageRequest): Reply {
  const mail = request.context.mailbox.find(request.params[0] ?? '');
  if (!mail) return errorPage(request, 404);
  const body = html`${facts([
    [words.from, mail.from],
    [words.to, mail.to],
    [words.receivedAt, formatInstant(mail.receivedAt)],
    ['Message-ID', html`<code>${mail.messageId}</code>`],
  ])}
<div class="card card-inner mail">${withLinks(mail.text)}</div>
<p><a href="/messagerie/${mail.id}/html">${words.asHtml}</a></p>
<p><a href="/messagerie">${words.back}</a></p>`;
  return pageReply(request, { title: mail.subject, body });
}

/** Its HTML as it came, which may do nothing but be read. */
export function showMailHtml(request: PageRequest): Reply {
  const mail = request.context.mailbox.find(request.params[0] ?? '');
  if (!mail) return errorPage(request, 404);
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
  return { status: 200, headers, body: mail.html };
}

/** The same for programs, newest first: `{"data":[…]}`; `?to=` for those of one address. */
export function listMailsAsJson({ context, url }: PageRequest): Reply {
  return jsonReply({ data: context.mailbox.all(url.searchParams.get('to') ?? undefined) });
}

function withLinks(written: string): Html {
  const paragraphs = written.trim().split(/\n{2,}/);
  return html`${paragraphs.map((paragraph) => html`<p>${paragraph.split(/(https?:\/\/[^\s]+)/).map(asLink)}</p>`)}`;
}

const asLink = (piece: string) => (/^https?:\/\//.test(piece) ? html`<a href="${piece}">${piece}</a>` : piece);
