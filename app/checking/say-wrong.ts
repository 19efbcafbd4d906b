import { BUTTON } from '@/lib/fields/step-action';

/** Groups that carry the colour of what is wrong in them, with the class that gives it. */
const COLOURED = [
  ['fr-input-group', 'fr-input-group--error'],
  ['fr-select-group', 'fr-select-group--error'],
  ['fr-checkbox-group', 'fr-checkbox-group--error'],
  ['fr-fieldset', 'fr-fieldset--error'],
] as const;

/** Codes of what a button beside the field mends. */
const DISCARDED = ['details_with_no', 'declaration_details'];

/**
 * Says at its place what is wrong with an input, in place of what was said before; nothing once it is mended. What the
 * server says of files stays: it is no rule of ours.
 */
export function sayWrong(name: string, before: readonly string[], now: readonly string[]): void {
  const place = document.getElementById(`${name}-errors`);
  if (!place) return;
  const said = [...place.children].filter(({ textContent }) => before.includes(textContent ?? ''));
  for (const sentence of said) if (!now.includes(sentence.textContent ?? '')) sentence.remove();
  const there = [...place.children].map(({ textContent }) => textContent);
  for (const text of now) if (!there.includes(text)) place.append(sentence(text));
  colour(name, place);
}

function colour(name: string, place: HTMLElement): void {
  const isWrong = place.childElementCount > 0;
  const input = document.getElementById(name);
  if (input?.matches('input:not([type=radio]), textarea, select')) {
    if (isWrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    input.classList.toggle('fr-input--error', isWrong && input.classList.contains('fr-input'));
  }
  const group = place.closest('.pm-errors') ? place.closest('fieldset') : place.parentElement;
  for (const [kind, error] of COLOURED) if (group?.classList.contains(kind)) group.classList.toggle(error, isWrong);
}

function sentence(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.className = 'fr-error-text';
  paragraph.textContent = text;
  return paragraph;
}

/** The button that discards details shows while there is something to discard. */
export function offerToDiscard(form: HTMLFormElement, codesOf: (fieldKey: string) => readonly string[]): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>(`button[name=${BUTTON.discardDetails}]`)) {
    button.hidden = !codesOf(button.value).some((code) => DISCARDED.includes(code));
  }
}
