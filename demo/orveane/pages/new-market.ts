import type { ApiAnswer } from '@/demo/orveane/api/api-client';
import { type Problem, readApiAnswer, readProblem } from '@/demo/orveane/api/api-shapes';
import { formNonce, idempotencyKey } from '@/demo/orveane/api/idempotency';
import type { PageRequest } from '@/demo/orveane/context';
import { describedBy, fieldErrors, problemSummary, textField } from '@/demo/orveane/html/form-parts';
import { toParisInput } from '@/demo/orveane/html/french-format';
import { attribute, type Html, html } from '@/demo/orveane/html/html';
import { pageReply, type Reply, redirectReply } from '@/demo/orveane/reply';
import { text } from '@/demo/orveane/text';

const lotRanks = [1, 2, 3, 4];
const defaultDelayDays = 30;
/** An imaginary buyer: the registers refuse to answer one about itself, hence not a firm that they are asked about. */
const demoBuyer = '00020000600013';
const words = text.marketForm;

/** The empty form, with values that work. */
export function showNewMarket(request: PageRequest): Reply {
  const deadline = new Date(request.context.now().getTime() + defaultDelayDays * 24 * 3_600_000);
  const typed = new URLSearchParams({
    name: words.defaultName,
    deadline: toParisInput(deadline),
    siret: demoBuyer,
    provider_user_id: words.defaultUser,
  });
  typed.append('market_type_codes', 'services');
  return formPage(request, typed, null);
}

/** Creates the market; what the API refuses is shown with the form as it was typed. */
export async function createMarket(request: PageRequest): Promise<Reply> {
  const content = { public_market: toPublicMarket(request.form) };
  const answer = await request.api.send({
    method: 'POST',
    path: '/api/v1/public_markets',
    json: content,
    idempotencyKey: idempotencyKey(request.form.get('nonce') ?? '', content),
  });
  const created = readApiAnswer(answer, 'createdMarket');
  if (created === null) return formPage(request, request.form, answer);
  await request.context.memory.remember({
    kind: 'market',
    identifier: created.identifier,
    name: content.public_market.name,
    url: created.configuration_url,
    at: request.context.now().toISOString(),
  });
  return redirectReply(request, `/marches/${created.identifier}`, 'marche');
}

function toPublicMarket(form: URLSearchParams) {
  const lots = lotRanks.flatMap((rank) => {
    const name = typed(form, `lot_${rank}_name`);
    const cpvCode = typed(form, `lot_${rank}_cpv`);
    return name || cpvCode ? [{ name, ...(cpvCode && { cpv_code: cpvCode }) }] : [];
  });
  const lotName = typed(form, 'lot_name');
  const providerUserId = typed(form, 'provider_user_id');
  return {
    name: typed(form, 'name'),
    deadline: typed(form, 'deadline'),
    siret: typed(form, 'siret').replace(/\s/g, ''),
    market_type_codes: form.getAll('market_type_codes'),
    ...(lotName && { lot_name: lotName }),
    ...(lots.length > 0 && { lots }),
    ...limitTyped(form, 'lot_limit'),
    ...limitTyped(form, 'award_limit'),
    ...(providerUserId && { provider_user_id: providerUserId }),
  };
}

/** A whole number goes as one, anything else as it was typed: Passe Marché says what is wrong with it. */
function limitTyped(form: URLSearchParams, name: string) {
  const limit = typed(form, name);
  return limit && { [name]: /^\d+$/.test(limit) ? Number(limit) : limit };
}

function typed(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').trim();
}

function formPage(request: PageRequest, form: URLSearchParams, refusal: ApiAnswer | null): Reply {
  const problem = refusal && readProblem(refusal);
  const { passeMarcheUrl } = request.context.settings;
  const body = html`${problem && problemSummary(problem, passeMarcheUrl, refusal.retryAfter)}
<p class="lead">${words.lead}</p>
${marketForm(form, formNonce(form, refusal), problem)}`;
  const status = refusal === null ? 200 : (problem?.messages.length ?? 0) > 0 ? 422 : 502;
  return pageReply(request, { title: words.title, body, status, hasError: refusal !== null });
}

function marketForm(form: URLSearchParams, nonce: string, problem: Problem | null): Html {
  const errorsOf = (name: string) => problem?.byField.get(`public_market.${name}`) ?? [];
  const field = (name: string, label: string, help: string, more: { type?: string; inputMode?: string } = {}) =>
    textField({ name, label, help, value: form.get(name) ?? '', errors: errorsOf(name), ...more });
  return html`<form class="card form" method="post" action="/marches" novalidate>
<input type="hidden" name="nonce" value="${nonce}">
${field('name', words.name, words.nameHelp)}
${field('deadline', words.deadline, words.deadlineHelp, { type: 'datetime-local' })}
${field('siret', words.siret, words.siretHelp, { inputMode: 'numeric' })}
${typeChoices(form.getAll('market_type_codes'), errorsOf('market_type_codes'))}
${field('lot_name', words.lotName, words.lotNameHelp)}
${lotFields(form, errorsOf)}
${field('provider_user_id', words.providerUserId, words.providerUserIdHelp)}
<button class="button">${words.submit}</button>
</form>`;
}

function typeChoices(chosen: string[], errors: string[]): Html {
  const choices = Object.entries(text.marketTypes);
  return html`<fieldset class="field${errors.length > 0 && ' field-wrong'}"${describedBy('market_type_codes', true, [])}>
<legend>${words.types}</legend>
<p class="help" id="market_type_codes-aide">${words.typesHelp}</p>
${fieldErrors('market_type_codes', errors)}
${choices.map(
  ([
    code,
    label,
  ]) => html`<p class="choice"><input type="checkbox" id="type-${code}" name="market_type_codes" value="${code}"${attribute('checked', chosen.includes(code))}${describedBy('market_type_codes', false, errors)}>
<label for="type-${code}">${label} <code class="quiet">${code}</code></label></p>`,
)}
</fieldset>`;
}

function lotFields(form: URLSearchParams, errorsOf: (name: string) => string[]): Html {
  const sent = lotRanks.filter((rank) => typed(form, `lot_${rank}_name`) || typed(form, `lot_${rank}_cpv`));
  /** The API numbers the lots it was sent, from 0; empty lines of the form were not sent. */
  const lotErrors = (rank: number, member: string) => errorsOf(`lots.${sent.indexOf(rank)}.${member}`);
  const value = (name: string) => form.get(name) ?? '';
  return html`<details class="field"${attribute('open', sent.length > 0)}>
<summary>${words.lots}</summary>
<p class="help">${words.lotsHelp} ${words.lotCpvHelp}</p>
${fieldErrors('lots', errorsOf('lots'))}
${lotRanks.map(
  (rank) => html`<fieldset class="lot"><legend>${words.lot(rank)}</legend>
${textField({ name: `lot_${rank}_name`, label: words.lotTitle(rank), value: value(`lot_${rank}_name`), errors: lotErrors(rank, 'name') })}
${textField({ name: `lot_${rank}_cpv`, label: words.lotCpv(rank), value: value(`lot_${rank}_cpv`), errors: lotErrors(rank, 'cpv_code'), narrow: true })}
</fieldset>`,
)}
${textField({ name: 'lot_limit', label: words.lotLimit, help: words.lotLimitHelp, value: value('lot_limit'), errors: errorsOf('lot_limit'), narrow: true })}
${textField({ name: 'award_limit', label: words.awardLimit, help: words.awardLimitHelp, value: value('award_limit'), errors: errorsOf('award_limit'), narrow: true })}
</details>`;
}
