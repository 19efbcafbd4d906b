'use client';
import { type ReactNode, useState } from 'react';
import { Card } from '@/components/form/card';
import { FieldGroup } from '@/components/form/field-group';
import { inputName } from '@/lib/fields/field-type';
import { BUTTON, confirmationId } from '@/lib/fields/step-action';
import type { CardWords } from '@/lib/fields/values/card-reading';
import { cardsToDraw, filesAt, type Item, isTyped, MAX_CARDS } from '@/lib/fields/values/cards';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';
import { messagesAt } from './typed-input';
import { useCards } from './use-cards';

type CardListProps = FormProps & {
  /** The member that is the list. */
  list: string;
  words: CardWords;
  /** What comes before the cards. */
  before?: ReactNode;
  /** The inputs of a card, at this path. */
  draw: (path: string) => ReactNode;
};

/**
 * Cards that one adds and removes; removing one that holds something asks first. Where there are no scripts the buttons
 * post the form, and the server does the same.
 */
export function CardList({ field, list, words, before, draw, draft, documents, problems, ...form }: CardListProps) {
  const id = inputName(field.key, list);
  const filesOf = (card: Item) => filesAt(documents, `${list}.${card.id}`).length;
  const isEmpty = (card: Item) => filesOf(card) === 0 && !isTyped(card);
  const [drawn] = useState(() => cardsToDraw(draft, list, documents));
  const asked = drawn.find((card) => form.cardToRemove === `${list}.${card.id}` && !isEmpty(card));
  const { cards, said, ...cardActions } = useCards({
    ...{ id, drawn, words },
    asked: asked && { id: asked.id, files: filesOf(asked) },
  });
  return (
    <FieldGroup id={id} legend={field.label} hint={field.help} errors={messagesAt(problems, list)}>
      {before}
      {cards.map((card, index) => (
        <OneCard
          key={card.id}
          {...cardActions}
          {...{ card, words }}
          rank={index + 1}
          name={`${id}.${card.id}`}
          // One that is alone and empty has nothing to lose; scripts show the button once it has.
          mayGo={cards.length > 1 || !isEmpty(card)}
        >
          {draw(`${list}.${card.id}`)}
        </OneCard>
      ))}
      {cards.length < MAX_CARDS ? (
        <button
          type="submit"
          className="fr-btn fr-btn--secondary"
          name={BUTTON.addCard}
          value={id}
          onClick={(event) => {
            event.preventDefault();
            cardActions.add();
          }}
        >
          {words.add}
        </button>
      ) : (
        <p>{words.full}</p>
      )}
      <p className="fr-sr-only" aria-live="polite">
        {said}
      </p>
    </FieldGroup>
  );
}

type OneCardProps = Pick<ReturnType<typeof useCards>, 'asking' | 'remove' | 'keep' | 'removeNow'> & {
  card: Item;
  words: CardWords;
  rank: number;
  name: string;
  mayGo: boolean;
  children: ReactNode;
};

function OneCard({ card, words, rank, name, mayGo, asking, remove, keep, removeNow, children }: OneCardProps) {
  const [wasFilled, setFilled] = useState(false);
  const title = words.title(rank);
  return (
    <Card
      id={name}
      legend={title}
      onInput={() => setFilled(true)}
      remove={
        mayGo || wasFilled
          ? { name: BUTTON.removeCard, value: name, text: words.remove(rank), onPress: () => remove(card) }
          : undefined
      }
      confirmation={
        asking?.id === card.id
          ? {
              id: confirmationId(name),
              question: fieldText.removeCardQuestion(title, asking.files),
              yes: {
                ...{ name: BUTTON.removeCardConfirmed, value: name, text: fieldText.removeCardYes },
                onPress: () => void removeNow(card),
              },
              no: {
                ...{ name: BUTTON.keepCard, value: name, text: fieldText.removeCardNo },
                onPress: () => keep(card),
              },
            }
          : undefined
      }
    >
      {children}
    </Card>
  );
}
