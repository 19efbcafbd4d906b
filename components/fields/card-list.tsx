import type { ReactNode } from 'react';
import { Card } from '@/components/form/card';
import { FieldGroup } from '@/components/form/field-group';
import { inputName } from '@/lib/fields/field-type';
import { BUTTON, confirmationId } from '@/lib/fields/step-action';
import type { CardWords } from '@/lib/fields/values/card-reading';
import { cardsToDraw, filesAt, type Item, isTyped, MAX_CARDS } from '@/lib/fields/values/cards';
import { fieldText } from '@/lib/text/fields';
import type { FormProps } from './form-props';
import { messagesAt } from './typed-input';

type CardListProps = FormProps & {
  /** The member that is the list. */
  list: string;
  words: CardWords;
  /** What comes before the cards. */
  before?: ReactNode;
  /** The inputs of a card, at this path. */
  draw: (path: string, card: Item) => ReactNode;
};

/** Cards that one adds and removes with submit buttons; removing one that holds something asks first. */
export function CardList(props: CardListProps) {
  const { field, list, words, before, draft, documents, problems } = props;
  const cards = cardsToDraw(draft, list, documents);
  const id = inputName(field.key, list);
  return (
    <FieldGroup id={id} legend={field.label} hint={field.help} errors={messagesAt(problems, list)}>
      {before}
      {cards.map((card, index) => (
        <OneCard key={card.id} {...props} card={card} rank={index + 1} isAlone={cards.length === 1} />
      ))}
      {cards.length < MAX_CARDS ? (
        <button type="submit" className="fr-btn fr-btn--secondary" name={BUTTON.addCard} value={id}>
          {words.add}
        </button>
      ) : (
        <p>{words.full}</p>
      )}
    </FieldGroup>
  );
}

function OneCard(props: CardListProps & { card: Item; rank: number; isAlone: boolean }) {
  const { field, list, words, draw, documents, cardToRemove, card, rank, isAlone } = props;
  const path = `${list}.${card.id}`;
  const name = inputName(field.key, path);
  const files = filesAt(documents, path).length;
  const isEmpty = files === 0 && !isTyped(card);
  return (
    <Card
      id={name}
      legend={words.title(rank)}
      remove={isAlone && isEmpty ? undefined : { name: BUTTON.removeCard, value: name, text: words.remove(rank) }}
      confirmation={
        cardToRemove === path && !isEmpty
          ? {
              id: confirmationId(name),
              question: fieldText.removeCardQuestion(words.title(rank), files),
              yes: { name: BUTTON.removeCardConfirmed, value: name, text: fieldText.removeCardYes },
              no: { name: BUTTON.keepCard, value: name, text: fieldText.removeCardNo },
            }
          : undefined
      }
    >
      {draw(path, card)}
    </Card>
  );
}
