import { nameOfCardMember } from '@/lib/fields/card-reading';
import type { FieldType } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import { PeopleForm } from './form';
import { readPeople } from './reading';
import { type People, type PeoplePosted, peoplePosted, peopleStored } from './schema';

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
  Form: PeopleForm,
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
