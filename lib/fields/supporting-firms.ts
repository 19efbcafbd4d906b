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

const firmsPosted = z.strictObject({
  firms: postedCards({
    company_name: postedText,
    identifier: postedText,
    purpose: postedText,
    capacities: postedText,
  }),
});

const firm = z.object({
  company_name: typedLine,
  identifier: typedLine,
  purpose: typedLine,
  capacities: typedParagraphs,
  commitment_documents: documentIds,
});

/** The firms that a candidate relies on, each with the proof that it will have their means. */
const firmsStored = () => z.object({ firms: storedCards(firm) });

type FirmsPosted = z.infer<typeof firmsPosted>;
type SupportingFirms = z.infer<ReturnType<typeof firmsStored>>;

const text = fieldText.supportingFirms;

function readFirms({ firms }: SupportingFirms, _field: FieldContext, documents: readonly FileReference[]): Block[] {
  return firms.flatMap((each, index): Block[] => [
    { kind: 'subtitle', text: each.company_name || text.words.title(index + 1) },
    ...givenPairs([
      [text.identifier, each.identifier],
      [text.purpose, each.purpose],
      [text.capacities, each.capacities],
    ]),
    ...readFiles(filesWithIds(each.commitment_documents, documents)),
  ]);
}

const { words, companyName, identifier, purpose, capacities, commitment } = text;

/**
 * Subcontractors, and other firms whose capacities a candidate relies on (art. R2142-3 Code de la commande publique), with
 * the proof that it will have their means at its disposal (art. R2143-12).
 */
export const supportingFirmsType: FieldType<FirmsPosted, SupportingFirms> = {
  effort: 'typed',
  fileSlots: ['firms.*.commitment_documents'],
  cards: 'firms',
  posted: firmsPosted,
  stored: firmsStored,
  isAnswered: ({ firms }) => firms.length > 0,
  documentIds: ({ firms }) => firms.flatMap((each) => each.commitment_documents),
  nameOf: nameOfCardMember('firms', words, {
    company_name: companyName,
    identifier,
    purpose,
    capacities,
    commitment_documents: commitment,
  }),
  reading: readFirms,
  sample: {
    firms: [
      {
        id: '1',
        company_name: 'Échafaudages Martin',
        identifier: '356 000 000 00048',
        purpose: 'Sous-traitance',
        capacities: 'Montage des échafaudages.\nDouze monteurs formés.',
      },
    ],
  },
};
