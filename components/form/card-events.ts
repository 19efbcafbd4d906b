/** Told to a form when a card of its own goes; `detail` is the card's name. What it held is to be saved as gone. */
export const CARD_REMOVED = 'card-removed';

/** Told to a form when something was added to it in which one has typed nothing yet. */
export const tellAdded = (form: HTMLFormElement) => form.dispatchEvent(new Event('change'));

export const tellRemoved = (form: HTMLFormElement, card: string) =>
  form.dispatchEvent(new CustomEvent(CARD_REMOVED, { detail: card }));
