import type { Block, FileReference } from '@/lib/fields/blocks';
import { filesOf, givenPairs } from '@/lib/fields/card-reading';
import type { FieldContext } from '@/lib/fields/field-type';
import { readFiles } from '@/lib/fields/files/reading';
import { fieldText } from '@/lib/text/fields';
import type { People } from './schema';

const text = fieldText.people;

export function readPeople(
  { documents: lists, people }: People,
  _field: FieldContext,
  documents: readonly FileReference[],
): Block[] {
  const cards = people.flatMap((person, index): Block[] => {
    const name = [person.first_names, person.last_name].filter(Boolean).join(' ');
    return [
      { kind: 'subtitle', text: name === '' ? text.words.title(index + 1) : name },
      ...givenPairs([[text.qualifications, person.qualifications]]),
      ...readFiles(filesOf(person.cv_documents, documents)),
    ];
  });
  return [...readFiles(filesOf(lists, documents)), ...cards];
}
