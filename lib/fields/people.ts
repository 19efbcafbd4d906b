import * as z from 'zod';
import type { Block, FileReference } from '@/lib/fields/blocks';
import type { FieldContext, FieldType } from '@/lib/fields/field-type';
import { filesWithIds, givenPairs, nameOfCardMember } from '@/lib/fields/values/card-reading';
import { postedCards } from '@/lib/fields/values/posted-cards';
import { postedText } from '@/lib/fields/values/posted-text';
import { storedCards } from '@/lib/fields/values/stored-cards';
import { documentIds, typedLine, typedParagraphs } from '@/lib/fields/values/typed-members';
import { fieldText } from '@/lib/text/fields';
import { readFiles } from './files';

const peoplePosted = z.strictObject({
  people: postedCards({ last_name: postedText, first_names: postedText, qualifications: postedText }),
});

const person = z.object({
  last_name: typedLine,
  first_names: typedLine,
  qualifications: typedParagraphs,
  cv_documents: documentIds,
});

/** The team, person by person, or as a list in a file. */
const peopleStored = () => z.object({ documents: documentIds, people: storedCards(person) });

type PeoplePosted = z.infer<typeof peoplePosted>;
export type People = z.infer<ReturnType<typeof peopleStored>>;

const text = fieldText.people;

function readPeople(
  { documents: lists, people }: People,
  _field: FieldContext,
  documents: readonly FileReference[],
): Block[] {
  const cards = people.flatMap((person, index): Block[] => {
    const name = [person.first_names, person.last_name].filter(Boolean).join(' ');
    return [
      { kind: 'subtitle', text: name === '' ? text.words.title(index + 1) : name },
      ...givenPairs([[text.qualifications, person.qualifications]]),
      ...readFiles(filesWithIds(person.cv_documents, documents)),
    ];
  });
  return [...readFiles(filesWithIds(lists, documents)), ...cards];
}

const { words, lastName, firstNames, qualifications, cv, listFile } = fieldText.people;

/** The people of a team, each with titles and CV, or their list in a file. */
export const peopleType: FieldType<PeoplePosted, People> = {
  effort: 'typed',
  fileSlots: ['documents', 'people.*.cv_documents'],
  cards: 'people',
  posted: peoplePosted,
  stored: peopleStored,
  isAnswered: ({ documents, people }) => documents.length > 0 || people.length > 0,
  documentIds: ({ documents, people }) => [...documents, ...people.flatMap((person) => person.cv_documents)],
  nameOf: nameOfCardMember('people', words, {
    last_name: lastName,
    first_names: firstNames,
    qualifications,
    cv_documents: cv,
    documents: listFile,
  }),
  reading: readPeople,
  sample: {
    people: [
      {
        id: '1',
        last_name: 'Lefèvre',
        first_names: 'Zoé, Anaïs',
        qualifications: 'CAP menuisier, 2009.\nConductrice de travaux.',
      },
    ],
  },
};
