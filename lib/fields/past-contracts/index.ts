import { nameOfCardMember } from '@/lib/fields/card-reading';
import type { FieldType } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import { ContractsForm } from './form';
import { readContracts } from './reading';
import { type Contracts, type ContractsPosted, contractsPosted, contractsStored } from './schema';

const { words, title, recipient, start, end, amount, description, certificates } = fieldText.contracts;

/** Contracts carried out, each with its proofs of good performance. */
export const pastContractsType: FieldType<ContractsPosted, Contracts> = {
  effort: 'typed',
  fileSlots: ['contracts.*.certificate_documents'],
  cards: 'contracts',
  posted: contractsPosted,
  stored: contractsStored,
  isAnswered: ({ contracts }) => contracts.length > 0,
  documentIds: ({ contracts }) => contracts.flatMap((contract) => contract.certificate_documents),
  nameOf: nameOfCardMember('contracts', words, {
    title,
    recipient,
    start_date: start,
    end_date: end,
    amount,
    description,
    certificate_documents: certificates,
  }),
  Form: ContractsForm,
  reading: readContracts,
  sample: {
    contracts: [
      {
        id: '1',
        title: 'Réfection des menuiseries de la mairie',
        recipient: 'Commune de Saint-Malo',
        start_date: '01/03/2025',
        end_date: '30/09/2025',
        amount: '84 120,50',
        description: 'Dépose et pose de 62 fenêtres.\nSite occupé.',
      },
    ],
  },
};
