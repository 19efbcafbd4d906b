import type { ReactNode } from 'react';
import type { Draft, FieldType } from '@/lib/fields/field-type';
import { type Item, itemsOf } from '@/lib/fields/values/cards';
import type { FormProps } from './form-props';
import { understoodWords } from './notes';

/** What is said beside an input of a card, by its path. */
type Notes = Readonly<Record<string, { understood: string | null; warning?: string }>>;

export type CardFormProps = FormProps & { notes: Notes };

// biome-ignore lint/suspicious/noExplicitAny: of any type of list, only what it says of what was typed
type Cards = Pick<FieldType<any, any>, 'cards' | 'understood' | 'warning'>;

/**
 * The form of a list of cards, which the browser carries. What it needs of the field is sent along with the page; what
 * depends on the rules is told, for the rules come only when one begins to type.
 */
export function cardsForm(Form: (props: CardFormProps) => ReactNode, type: Cards) {
  return ({ field, draft, problems, documents, refusals, cardToRemove, now }: FormProps) => {
    const { key, label, help, options } = field;
    const asked = { key, label, help, options, legalReference: null, unfavourableWhenYes: false, mayNotApply: false };
    return (
      <Form
        {...{ draft, problems, documents, refusals, cardToRemove, now }}
        field={asked}
        notes={notesOf(type, { field, draft, now })}
      />
    );
  };
}

function notesOf(
  { cards = '', understood, warning }: Cards,
  given: Pick<FormProps, 'field' | 'now'> & { draft: Draft },
) {
  const membersOf = ({ id, ...members }: Item) =>
    Object.entries(members).map(([member, typed]) => [`${cards}.${id}.${member}`, typed] as const);
  const notes = itemsOf(given.draft, cards)
    .flatMap(membersOf)
    .map(([path, typed]) => {
      const words = understoodWords(understood?.(path, typed, given.field), typed);
      return [path, { understood: words, warning: warning?.(path, typed, given.field, given.now) }] as const;
    });
  return Object.fromEntries(notes.filter(([, note]) => note.understood !== null || note.warning !== undefined));
}
