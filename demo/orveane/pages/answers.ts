import type { PageRequest } from '@/demo/orveane/context';
import { describedBy, fieldErrors, goodNews, textField } from '@/demo/orveane/html/form-parts';
import { attribute, type Html, html } from '@/demo/orveane/html/html';
import { forcedStatuses, maxDelaySeconds, maxForcedAnswers } from '@/demo/orveane/receiver/forced-answer';
import { pageReply, type Reply, redirectReply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';

const words = text.answers;

type Typed = { status: string; count: string; delay: string };
type Errors = { [name in keyof Typed]: string[] };

/** « Répondre par… »: what the receiver answers to the next webhooks. */
export function showAnswers(request: PageRequest): Reply {
  const current = request.context.forcedAnswer.current();
  const typed = {
    status: String(current?.status ?? 500),
    count: String(current?.remaining ?? 2),
    delay: String(current?.delaySeconds ?? 0),
  };
  return answersPage(request, typed, { status: [], count: [], delay: [] });
}

/** Takes the chosen status and the number of webhooks it is for. */
export function saveAnswers(request: PageRequest): Reply {
  const given = (name: keyof Typed) => (request.form.get(name) ?? '').trim();
  const typed = { status: given('status'), count: given('count'), delay: given('delay') || '0' };
  const status = forcedStatuses.find((known) => String(known) === typed.status);
  const count = wholeUpTo(maxForcedAnswers, typed.count);
  const delaySeconds = wholeUpTo(maxDelaySeconds, typed.delay);
  if (status === undefined || count === undefined || delaySeconds === undefined) {
    return answersPage(request, typed, {
      status: status === undefined ? [words.statusInvalid] : [],
      count: count === undefined ? [words.wholeInvalid(maxForcedAnswers)] : [],
      delay: delaySeconds === undefined ? [words.wholeInvalid(maxDelaySeconds)] : [],
    });
  }
  request.context.forcedAnswer.set({ status, delaySeconds }, count);
  return redirectReply(request, '/webhooks/reponses', 'note');
}

function wholeUpTo(max: number, typed: string): number | undefined {
  return /^\d{1,3}$/.test(typed) && Number(typed) <= max ? Number(typed) : undefined;
}

function answersPage(request: PageRequest, typed: Typed, errors: Errors): Reply {
  const current = request.context.forcedAnswer.current();
  const hasError = Object.values(errors).some((wrong) => wrong.length > 0);
  const body = html`${request.url.searchParams.get('avis') === 'note' && goodNews(words.saved)}
<p class="lead">${words.lead}</p>
<p><strong>${current === null ? words.currentNone : words.current(current)}</strong></p>
<form class="card form" method="post" action="/webhooks/reponses" novalidate>
${statusField(typed.status, errors.status)}
${textField({ name: 'count', label: words.count, help: words.countHelp(maxForcedAnswers), value: typed.count, type: 'number', min: 0, max: maxForcedAnswers, errors: errors.count, narrow: true })}
${textField({ name: 'delay', label: words.delay, help: words.delayHelp(maxDelaySeconds), value: typed.delay, type: 'number', min: 0, max: maxDelaySeconds, errors: errors.delay, narrow: true })}
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
