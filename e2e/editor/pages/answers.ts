import type { PageRequest } from '@/e2e/editor/context';
import { forcedStatuses, maxForcedAnswers } from '@/e2e/editor/forced-answer';
import { describedBy, fieldErrors, goodNews, textField } from '@/e2e/editor/form-parts';
import { attribute, type Html, html } from '@/e2e/editor/html';
import { pageReply, type Reply, redirectReply } from '@/e2e/editor/reply';
import { text } from '@/e2e/editor/text';

const words = text.answers;

type Typed = { status: string; count: string };
type Errors = { status: string[]; count: string[] };

/** « Répondre par… »: what the receiver answers to the next webhooks. */
export function showAnswers(request: PageRequest): Reply {
  const current = request.context.forcedAnswer.current();
  const typed = { status: String(current?.status ?? 500), count: String(current?.remaining ?? 2) };
  return answersPage(request, typed, { status: [], count: [] });
}

/** Takes the chosen status and the number of webhooks it is for. */
export function saveAnswers(request: PageRequest): Reply {
  const typed = { status: request.form.get('status') ?? '', count: (request.form.get('count') ?? '').trim() };
  const status = forcedStatuses.find((known) => String(known) === typed.status);
  const isCount = /^\d{1,3}$/.test(typed.count) && Number(typed.count) <= maxForcedAnswers;
  if (status === undefined || !isCount) {
    return answersPage(request, typed, {
      status: status === undefined ? [words.statusInvalid] : [],
      count: isCount ? [] : [words.countInvalid(maxForcedAnswers)],
    });
  }
  request.context.forcedAnswer.set(status, Number(typed.count));
  return redirectReply(request, '/webhooks/reponses', 'note');
}

function answersPage(request: PageRequest, typed: Typed, errors: Errors): Reply {
  const current = request.context.forcedAnswer.current();
  const hasError = errors.status.length + errors.count.length > 0;
  const body = html`${request.url.searchParams.get('avis') === 'note' && goodNews(words.saved)}
<p class="lead">${words.lead}</p>
<p><strong>${current === null ? words.currentNone : words.current(current.status, current.remaining)}</strong></p>
<form class="card form" method="post" action="/webhooks/reponses" novalidate>
${statusField(typed.status, errors.status)}
${textField({ name: 'count', label: words.count, help: words.countHelp(maxForcedAnswers), value: typed.count, type: 'number', min: 0, max: maxForcedAnswers, errors: errors.count, narrow: true })}
<button class="button">${words.submit}</button>
</form>`;
  return pageReply(request, { title: words.title, body, hasError, status: hasError ? 422 : 200 });
}

function statusField(chosen: string, errors: string[]): Html {
  return html`<div class="field">
<label for="status">${words.status}</label>
${fieldErrors('status', errors)}
<select id="status" name="status"${describedBy('status', false, errors)}>
${forcedStatuses.map((status) => html`<option value="${status}"${attribute('selected', String(status) === chosen)}>${words.statuses[status] ?? status}</option>`)}
</select>
</div>`;
}
