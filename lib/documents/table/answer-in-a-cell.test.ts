import { expect, it } from 'vitest';
import { answerInACell } from './answer-in-a-cell';

it('a line for each thing said', () => {
  const file = { id: 'a', name: 'bilan.pdf', sizeBytes: 1, sha256: 'b', scanState: 'clean' } as const;
  expect(
    answerInACell([
      { kind: 'badge', tone: 'red', text: 'Oui' },
      { kind: 'paragraph', text: 'Plan de continuation.' },
      { kind: 'pair', label: 'Motif', value: 'autre' },
      { kind: 'link', href: 'https://exemple.fr/', text: 'Site' },
      { kind: 'table', caption: 'CA', columns: ['Exercice', 'Chiffre d’affaires'], rows: [['2025', '-1 234 €']] },
      { kind: 'files', files: [file] },
    ]),
  ).toBe(
    [
      'Oui',
      'Plan de continuation.',
      'Motif\u00a0: autre',
      'https://exemple.fr/',
      '2025 ; Chiffre d’affaires\u00a0: -1 234 €',
      'Fichier\u00a0: bilan.pdf',
    ].join('\n'),
  );
});
