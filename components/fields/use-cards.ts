import { useEffect, useRef, useState } from 'react';
import { tellAdded, tellRemoved } from '@/components/form/card-events';
import { removeFile } from '@/components/form/uploads/send-file';
import { useSaid } from '@/components/form/use-said';
import { BUTTON, confirmationId } from '@/lib/fields/step-action';
import type { CardWords } from '@/lib/fields/values/card-reading';
import { type Item, newCardId } from '@/lib/fields/values/cards';
import { hasVisible } from '@/lib/input/unseen-characters';
import { fieldText } from '@/lib/text/fields';
import { filesAddress } from './uploading';

/** A card whose removal is to be confirmed, with how many files it holds. */
export type Asking = { id: string; files: number };

type Given = {
  /** Name of the list in its form. */
  id: string;
  drawn: readonly Item[];
  asked: Asking | undefined;
  words: CardWords;
};

/**
 * The cards of a list in the browser: added and removed in place, as the server does it where there are no scripts. What
 * is typed in them is in their inputs, and saved with the form.
 */
export function useCards({ id, drawn, asked, words }: Given) {
  const [cards, setCards] = useState(drawn);
  const [asking, ask] = useState(asked);
  const [said, say] = useSaid();
  /** What takes the focus once it is drawn, and what its form is told then. */
  const next = useRef<{ focus: string; tell?: (form: HTMLFormElement) => void }>(undefined);
  useEffect(() => {
    if (!next.current) return;
    const { focus, tell } = next.current;
    next.current = undefined;
    const element = document.getElementById(focus);
    element?.focus();
    const form = element?.closest('form');
    if (form) tell?.(form);
  });
  const nameOf = (card: Item) => `${id}.${card.id}`;

  const add = () => {
    const added = { id: newCardId() };
    setCards([...cards, added]);
    say('');
    next.current = { focus: nameOf(added), tell: tellAdded };
  };
  const remove = (card: Item) => {
    say('');
    if (!holds(nameOf(card))) return void removeNow(card);
    ask({ id: card.id, files: filesIn(nameOf(card)).length });
    next.current = { focus: confirmationId(nameOf(card)) };
  };
  const keep = (card: Item) => {
    ask(undefined);
    next.current = { focus: nameOf(card) };
  };
  const removeNow = async (card: Item) => {
    for (const file of filesIn(nameOf(card))) {
      const { isGone, message } = await removeFile(`${filesAddress()}/${file}`);
      if (!isGone) return say(message ?? fieldText.cardNotRemoved);
    }
    const rank = cards.indexOf(card);
    const others = cards.filter((other) => other !== card);
    const left = others.length > 0 ? others : [{ id: newCardId() }];
    const neighbour = left[Math.min(rank, left.length - 1)];
    setCards(left);
    ask(undefined);
    say(words.removed(rank + 1));
    next.current = {
      focus: neighbour ? nameOf(neighbour) : id,
      tell: (form) => tellRemoved(form, nameOf(card)),
    };
  };

  return { cards, asking, said, add, remove, keep, removeNow };
}

/** Ids of the files that a card holds. */
function filesIn(cardName: string): string[] {
  const card = document.getElementById(cardName);
  const buttons = card?.querySelectorAll<HTMLButtonElement>(`button[name=${BUTTON.removeDocument}]`) ?? [];
  return [...buttons].map(({ value }) => value);
}

/** Whether something was typed in a card, or files were given in it, or are on their way. */
function holds(cardName: string): boolean {
  const card = document.getElementById(cardName);
  const inputs = card?.querySelectorAll<HTMLInputElement>('input:not([type=file]), textarea') ?? [];
  const isTyped = [...inputs].some(({ value }) => hasVisible(value));
  return isTyped || filesIn(cardName).length > 0 || card?.querySelector('[data-upload]') != null;
}
