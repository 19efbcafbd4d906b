import { z } from 'zod';
import { postedCards } from '@/lib/fields/cards';
import { postedText } from '@/lib/fields/posted-text';
import { storedCards } from '@/lib/fields/stored-cards';
import { documentIds, typedLine, typedParagraphs } from '@/lib/fields/typed-members';

export const peoplePosted = z.strictObject({
  people: postedCards({ last_name: postedText, first_names: postedText, qualifications: postedText }),
});

const person = z.object({
  last_name: typedLine,
  first_names: typedLine,
  qualifications: typedParagraphs,
  cv_documents: documentIds,
});

/** The team, person by person, or as a list in a file. */
export const peopleStored = () => z.object({ documents: documentIds, people: storedCards(person) });

export type PeoplePosted = z.infer<typeof peoplePosted>;
export type People = z.infer<ReturnType<typeof peopleStored>>;
