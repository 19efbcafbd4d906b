import type { Notes } from './rules';

/** Says beside an input what was understood and what is worth knowing; null takes it back. */
export function sayNotes(name: string, { understood, warning }: Notes): void {
  const place = document.getElementById(`${name}-understood`);
  if (place) place.replaceChildren(...(understood === null ? [] : [unseen(place.dataset.label ?? ''), understood]));
  const note = document.getElementById(`${name}-warning`);
  if (note) note.textContent = warning;
}

/** A word for who does not see where the rest stands. */
function unseen(word: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'fr-sr-only';
  element.textContent = word;
  return element;
}
