import type { Canaries } from './canaries';

/** A form of a page, as a browser without scripts reads it and posts it. */
export type PageForm = { action: string; inputs: Input[] };

type Input = { name: string; type: string; value: string; mode: string; isChecked: boolean; isReadOnly: boolean };

/** What a person did with a form: the body to post, and what they typed into it, by the name of its input. */
export type Filled = { body: FormData; typed: Map<string, string> };

/** The forms of a page. `address`: of the page, which an action of `?` means. */
export function formsOf(html: string, address: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inner = '']) => {
    const action = attribute(tag, 'action') ?? '';
    return { action: action === '' || action === '?' ? address : action, inputs: inputsOf(inner) };
  });
}

function inputsOf(html: string): Input[] {
  const tags = html.matchAll(/<input\b([^>]*?)\/?>|<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\2>/g);
  return [...tags].flatMap(([, single, element, pair = '', inner = '']) => {
    const tag = single ?? pair;
    const name = attribute(tag, 'name');
    if (name === undefined || has(tag, 'disabled')) return [];
    return {
      name,
      type: element ?? attribute(tag, 'type') ?? 'text',
      value: heldBy(element, tag, inner),
      mode: attribute(tag, 'inputMode') ?? attribute(tag, 'inputmode') ?? '',
      isChecked: has(tag, 'checked'),
      isReadOnly: has(tag, 'readOnly') || has(tag, 'readonly'),
    };
  });
}

function heldBy(element: string | undefined, tag: string, inner: string): string {
  if (element === 'textarea') return decode(inner);
  return element === 'select' ? optionOf(inner) : (attribute(tag, 'value') ?? '');
}

/** The chosen option, else the last. */
function optionOf(html: string): string {
  const options = [...html.matchAll(/<option\b([^>]*)>/g)].map(([, tag = '']) => tag);
  const chosen = options.find((tag) => has(tag, 'selected')) ?? options.at(-1) ?? '';
  return attribute(chosen, 'value') ?? '';
}

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decode(value);
};

const has = (tag: string, name: string) => new RegExp(`\\s${name}(?=[\\s=]|$)`).test(tag);

const decode = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/**
 * Fills every input with a canary that its type takes. `given`: what is rather said, by name. Of the choices of one name
 * the last is taken; boxes stay as they are; files are left out.
 */
export function fill({ inputs }: PageForm, canaries: Canaries, given: Record<string, string> = {}): Filled {
  const filled: Filled = { body: new FormData(), typed: new Map() };
  const post = (name: string, value: string) => filled.body.append(name, value);
  for (const input of inputs) {
    if (input.name in given || ['submit', 'button', 'file', 'radio'].includes(input.type)) continue;
    if (input.type === 'checkbox') {
      if (input.isChecked) post(input.name, input.value);
    } else if (input.type === 'hidden' || input.type === 'select' || input.isReadOnly) {
      post(input.name, input.value);
      // Typed on the page before, and carried.
      if (canaries.within(input.value).length > 0) filled.typed.set(input.name, input.value);
    } else {
      const text = canaryFor(input, canaries);
      post(input.name, text);
      // A password is never shown again.
      if (input.type !== 'password') filled.typed.set(input.name, text);
    }
  }
  const choices = inputs.filter(({ type, name }) => type === 'radio' && !(name in given));
  for (const [name, value] of new Map(choices.map((choice) => [choice.name, choice.value]))) post(name, value);
  for (const [name, value] of Object.entries(given)) post(name, value);
  return filled;
}

function canaryFor({ name, type, mode }: Input, canaries: Canaries): string {
  if (/siret/i.test(name)) return canaries.siret();
  if (type === 'email' || mode === 'email') return canaries.email();
  if (type === 'tel' || mode === 'tel') return canaries.phone();
  if (type === 'url' || mode === 'url' || /url$/i.test(name)) return canaries.url();
  if (type === 'number' || mode === 'numeric' || mode === 'decimal') return canaries.number();
  return type === 'password' ? canaries.secret(`${canaries.text()} mot de passe`) : canaries.text();
}
