import type { Problem } from '@/demo/orveane/api/api-shapes';
import { text } from '@/demo/orveane/text';
import { attribute, type Html, html } from './html';

type Field = {
  name: string;
  label: string;
  value: string;
  help?: string;
  type?: string;
  inputMode?: string;
  min?: number;
  max?: number;
  errors?: string[];
  narrow?: boolean;
};

/** A labelled input, with its help before it and its errors beside it. */
export function textField(field: Field): Html {
  const errors = field.errors ?? [];
  return html`<div class="field${errors.length > 0 && ' field-wrong'}">
<label for="${field.name}">${field.label}</label>
${field.help && html`<p class="help" id="${field.name}-aide">${field.help}</p>`}
${fieldErrors(field.name, errors)}
<input id="${field.name}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value}"${attribute('class', field.narrow && 'narrow')}${attribute('inputmode', field.inputMode)}${attribute('min', field.min)}${attribute('max', field.max)}${describedBy(field.name, field.help !== undefined, errors)} autocomplete="off">
</div>`;
}

/** The errors of one field, named so that its input can point to them. */
export function fieldErrors(name: string, errors: string[]): Html {
  return html`${errors.map((error, rank) => html`<p class="error" id="${name}-erreur-${rank}">${error}</p>`)}`;
}

/** ` aria-describedby` and ` aria-invalid` for an input or a fieldset. */
export function describedBy(name: string, hasHelp: boolean, errors: string[]): Html {
  const ids = [...(hasHelp ? [`${name}-aide`] : []), ...errors.map((_, rank) => `${name}-erreur-${rank}`)];
  return html`${attribute('aria-describedby', ids.length > 0 && ids.join(' '))}${attribute('aria-invalid', errors.length > 0 && 'true')}`;
}

/** What Passe Marché refused, above a form. */
export function problemSummary(problem: Problem, passeMarcheUrl: string, retryAfter: string | null): Html {
  return html`<div class="alert alert-bad" role="alert">
<h2>${text.problems.heading}</h2>
${explain(problem, passeMarcheUrl, retryAfter).map((line) => html`<p>${line}</p>`)}
${problem.messages.length > 0 && html`<ul>${problem.messages.map((message) => html`<li>${message}</li>`)}</ul>`}
</div>`;
}

function explain(problem: Problem, passeMarcheUrl: string, retryAfter: string | null): string[] {
  const { status } = problem;
  if (status === null) return [text.problems.unreachable(passeMarcheUrl)];
  if (status === 401) return [text.problems.noToken];
  if (status === 429 && retryAfter !== null) return [text.problems.tooMany(retryAfter)];
  if (status < 400) return [text.problems.unexpected];
  return [text.problems.status(status)];
}

/** A good news that a form has just brought. */
export function goodNews(sentence: string): Html {
  return html`<p class="alert alert-good" role="status">${sentence}</p>`;
}

/** Facts by label, those without a value left out. */
export function facts(rows: [label: string, value: Html | string | number | null | undefined | false][]): Html {
  const known = rows.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '');
  return html`<dl class="facts">${known.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}
