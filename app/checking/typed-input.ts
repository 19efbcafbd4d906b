/** An input in which one types or chooses an answer. */
export type TypedInput = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The same, when it is one and not a file, a button or what a form carries unseen. */
export function typedIn(target: EventTarget | null): TypedInput | undefined {
  if (!(target instanceof Element) || !target.matches('input, textarea, select')) return undefined;
  const input = target as TypedInput;
  return input.name !== '' && !['file', 'hidden', 'submit'].includes(input.type) ? input : undefined;
}

/** A choice is made at once; a text while one types, and an option among many while one goes through them by key. */
export const isChoice = ({ type }: TypedInput) => ['radio', 'checkbox'].includes(type);

/** How the page asks for an input, or for a group of them. */
export function questionAt(form: HTMLFormElement, name: string): string {
  const found = document.getElementById(name);
  const input = typedIn(found);
  const group = found instanceof HTMLFieldSetElement ? found : found?.closest('fieldset');
  const words = input && input.type !== 'radio' ? input.labels?.[0] : group?.querySelector('legend');
  return (words?.textContent ?? form.title).trim();
}
