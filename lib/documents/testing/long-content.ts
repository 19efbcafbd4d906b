import { attestationContent } from '@/lib/documents/attestation/attestation-content';
import type { AttestationContent } from '@/lib/documents/attestation/content';
import type { Block } from '@/lib/fields/blocks';
import { fullContent } from './full-content';
import { sampleFile } from './sample-content';

const SENTENCE = 'Le maître d’œuvre, présent chaque jour, coordonne les équipes de l’établissement. ';

/** An application whose attestation has some 120 pages: 420 files, 100 contracts, a table of 900 rows, a text of 98,000 signs. */
export function longContent(): AttestationContent {
  const content = attestationContent(fullContent(), 'buyer');
  const files = Array.from({ length: 420 }, (_, rank) =>
    sampleFile(`pièce ${rank} – plan d’exécution.pdf`, rank * 1000),
  );
  const rows = Array.from({ length: 900 }, (_, rank) => [
    ...[`Marché ${rank}`, 'Commune de Sète', `${rank * 999} €`],
    'Réfection de toiture '.repeat(1 + (rank % 6)),
  ]);
  return {
    ...content,
    sections: [
      ...content.sections,
      section('Pièces', { kind: 'files', files }),
      section('Références', ...contracts(100)),
      section('Tableau', {
        kind: 'table',
        caption: 'Liste',
        columns: ['Objet', 'Acheteur', 'Montant', 'Nature'],
        rows,
      }),
      section('Note', { kind: 'paragraph', text: SENTENCE.repeat(1200) }),
    ],
  };
}

const section = (title: string, ...blocks: Block[]) => ({
  title,
  subsections: [{ title: `${title}, liste`, entries: [{ label: title, blocks }] }],
});

/** Cards of contracts, the descriptions of which are of all lengths. */
export const contracts = (count: number): Block[] =>
  Array.from({ length: count }, (_, rank): Block[] => [
    { kind: 'subtitle', text: `Contrat ${rank}` },
    { kind: 'pair', label: 'Objet', value: `Rénovation de l’école ${rank}, menuiseries et isolation` },
    { kind: 'pair', label: 'Client', value: `Commune ${rank}` },
    { kind: 'pair', label: 'Montant', value: `${rank * 1000} €` },
    { kind: 'pair', label: 'Période', value: '2024 – 2025' },
    { kind: 'pair', label: 'Description', value: SENTENCE.repeat(rank % 12) },
    { kind: 'files', files: [sampleFile(`attestation ${rank}.pdf`)] },
  ]).flat();
