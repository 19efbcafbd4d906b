import { textField } from '@/demo/orveane/html/form-parts';
import { formatSiret } from '@/demo/orveane/html/french-format';
import { attribute, type Html, html } from '@/demo/orveane/html/html';
import { text } from '@/demo/orveane/text';

const words = text.withoutSiret;

/** What is typed of a firm without SIRET. */
export type Foreign = { country: string; kind: string; value: string };

type Identified = { siret?: string | null | undefined; foreign_identifier?: Given | null | undefined };
type Given = { country: string; kind: string; value: string | null };

/** Imaginary firms without SIRET, each a link that fills the form. */
const FIRMS: (Foreign & { name: string })[] = [
  { name: words.german, country: 'DE', kind: 'vat', value: 'DE 136 695 976' },
  { name: words.registering, country: 'FR', kind: 'being_registered', value: '' },
];

/** The part of the form for a firm without SIRET, open when something is in it. */
export function withoutSiret(marketIdentifier: string, given: Foreign, errors: string[]): Html {
  const isBegun = Object.values(given).some((typed) => typed !== '');
  return html`<details class="firms"${(isBegun || errors.length > 0) && html` open`}>
<summary>${words.summary}</summary>
<p class="help">${words.help} ${FIRMS.map((firm) => html`<a href="/marches/${marketIdentifier}?${queryOf(firm)}#candidat">${firm.name}</a> `)}</p>
${textField({ name: 'country', label: words.country, help: words.countryHelp, value: given.country, narrow: true })}
<div class="field">
<label for="kind">${words.kind}</label>
<select id="kind" name="kind">
<option value="">${words.choose}</option>
${Object.entries(words.kinds).map(([kind, label]) => html`<option value="${kind}"${attribute('selected', kind === given.kind && 'selected')}>${label}</option>`)}
</select>
</div>
${textField({ name: 'value', label: words.value, value: given.value, errors })}
</details>`;
}

const queryOf = ({ country, kind, value }: Foreign) => new URLSearchParams({ country, kind, value }).toString();

/** What was typed, or chosen by a link. */
export function foreignIn(typed: { get: (name: string) => string | null | undefined }): Foreign {
  const of = (name: string) => (typed.get(name) ?? '').trim();
  return { country: of('country'), kind: of('kind'), value: of('value') };
}

/** The member of the request; nothing when nothing was typed. */
export function foreignMember({ country, kind, value }: Foreign): { foreign_identifier?: Given } {
  if (country === '' && kind === '' && value === '') return {};
  return { foreign_identifier: { country: country.toUpperCase(), kind, value: value === '' ? null : value } };
}

/** « SIRET », « 130 025 265 00013 »; « Numéro de TVA (DE) », « DE136695976 ». */
export function identified({ siret, foreign_identifier: given }: Identified): [label: string, value: string | null] {
  if (siret || !given) return ['SIRET', siret ? formatSiret(siret) : null];
  const kind = (words.kinds as Record<string, string>)[given.kind] ?? given.kind;
  return [`${kind} (${given.country})`, given.value ?? words.noNumber];
}
