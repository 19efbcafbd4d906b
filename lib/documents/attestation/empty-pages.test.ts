import { beforeAll, describe, expect, it } from 'vitest';
import { emptyShares } from '@/lib/documents/testing/empty-pages';
import { fullContent, groupContent } from '@/lib/documents/testing/full-content';
import { contracts, longContent } from '@/lib/documents/testing/long-content';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import type { Block } from '@/lib/fields/blocks';
import type { Seal } from '@/lib/kits/pdfa/seal';
import { extractBody } from '@/lib/kits/pdfa/testing/poppler';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';
import { attestationContent } from './attestation-content';
import type { AttestationContent } from './content';
import { renderAttestation } from './render-attestation';

let seal: Seal;
beforeAll(async () => {
  seal = await createTestSeal();
});

const render = (content: AttestationContent) =>
  renderAttestation(content, { audience: 'buyer', seal, demonstration: false });

function answering(...blocks: Block[]): AttestationContent {
  const entries = [{ label: 'Références', blocks }];
  return { ...sampleContent(), sections: [{ title: 'Section', subsections: [{ title: 'Sous-section', entries }] }] };
}

/** Cards of nine facts, each with a value of up to 400 signs: half a page, in one piece as far as may be. */
const tallCards = Array.from({ length: 12 }, (_, card): Block[] => [
  { kind: 'subtitle', text: `Carte ${card}.` },
  ...Array.from({ length: 8 }, (_, fact) => ({
    ...{ kind: 'pair' as const, label: `Fait ${fact}` },
    value: 'mot '.repeat(20 + ((card * 7 + fact * 13) % 75)),
  })),
]).flat();

/** Rows of up to twenty lines, which are not cut where it can be helped. */
const tallRows = Array.from({ length: 30 }, (_, row) => [`Marché ${row}`, 'mot '.repeat(40 + ((row * 37) % 260))]);

describe('no page is empty by more than a third', () => {
  it.each<[string, () => AttestationContent]>([
    ['an ordinary one', sampleContent],
    ['all questions', () => attestationContent(fullContent(), 'buyer')],
    ['all questions, the candidate’s copy', () => attestationContent(fullContent(), 'candidate')],
    ['a hundred contracts', () => answering(...contracts(100))],
    ['tall cards', () => answering(...tallCards)],
    ['tall rows', () => answering({ kind: 'table', caption: 'Liste', columns: ['Objet', 'Nature'], rows: tallRows })],
    ['some hundred pages', longContent],
  ])(
    '%s',
    async (_, content) => {
      const shares = await emptyShares(await render(content()));
      expect(shares.slice(0, -1).filter((share) => share > 1 / 3)).toEqual([]);
    },
    60_000,
  );

  it('but the last one of each member of a group', async () => {
    const pdf = await render(attestationContent(groupContent(), 'buyer'));
    const shares = await emptyShares(pdf);
    const begins = (await extractBody(pdf)).split('\f').map((page) => /^\s*Membre [23]/.test(page));
    const others = shares.slice(0, -1).filter((_, index) => !begins[index + 1]);
    expect(others.filter((share) => share > 1 / 3)).toEqual([]);
  }, 60_000);
});

it('a card that is cut has its title on both pages, and each label stays with its value', async () => {
  const text = await extractBody(await render(answering(...tallCards)));
  const pages = text.split('\f').map((page) => page.trim());
  expect(text.match(/Carte \d+\./g)?.length).toBeGreaterThan(12);
  for (const page of pages.slice(2, -2)) expect(page).toMatch(/^Carte \d+\./);
  for (const page of pages) expect(page).not.toMatch(/Carte \d+\.$/);
});
