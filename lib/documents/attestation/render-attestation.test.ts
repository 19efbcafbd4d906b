import { beforeAll, describe, expect, it } from 'vitest';
import { comparable } from '@/lib/documents/testing/comparable-text';
import { sampleContent, sampleFile } from '@/lib/documents/testing/sample-content';
import type { Block } from '@/lib/fields/blocks';
import type { Seal } from '@/lib/kits/pdfa/seal';
import { checkSignature, extractBody, extractText, readStructure } from '@/lib/kits/pdfa/testing/poppler';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';
import type { AttestationContent } from './content';
import { renderAttestation } from './render-attestation';

let seal: Seal;
beforeAll(async () => {
  seal = await createTestSeal();
});

const render = (content: AttestationContent, audience: 'candidate' | 'buyer' = 'buyer', demonstration = false) =>
  renderAttestation(content, { audience, seal, demonstration });

/** Lines are cut where the paper ends: texts are compared without any space. */
const squeeze = (text: string) => text.normalize('NFC').replace(/[\s\u00a0\f]/g, '');

async function textOf(content: AttestationContent, demonstration = false): Promise<string> {
  return squeeze(await extractText(await render(content, 'buyer', demonstration)));
}

function answering(...blocks: Block[]): AttestationContent {
  const entries = [{ label: 'Question posée', blocks }];
  return { ...sampleContent(), sections: [{ title: 'Section', subsections: [{ title: 'Sous-section', entries }] }] };
}

describe('what it says', () => {
  it('holds the facts, the answers, the declaration and the files', async () => {
    const text = await textOf(sampleContent());
    for (const said of [
      'Attestation de dépôt de candidature',
      'Exemplaire de l’acheteur',
      'VR-2026-7K3M9QXT2B5W',
      'FT20261122Q7W3K9ZD',
      'Rénovation énergétique du groupe scolaire Jean-Moulin & réfection des façades',
      'dimanche 22 novembre 2026 à 22 h 07 min 45 s (heure de Paris)',
      'vendredi 31 décembre 2027 à 23 h 59 (heure de Paris)',
      'Lots du marché',
      '3 lots',
      'Candidature aux lots',
      'Menuiseries extérieures',
      '45421000-4',
      'Travaux, Services',
      '130 025 265 00013',
      'Plateforme des achats de l’Hérault',
      'Plomberie Lefèvre & Fils',
      '732 829 320 00074',
      'Récupéré automatiquement',
      'Non renseigné',
      '1 234 567 €',
      'plomberie-lefevre.example (https://plomberie-lefevre.example/références)',
      'Attestation décennale 2026.pdf',
      '2,4 Mo',
      'non analysé',
      sampleFile('Avenant n° 2.pdf').sha256,
      'L’entreprise déclare n’entrer dans aucun cas d’exclusion.',
      'Je déclare sur l’honneur, en application des articles L2141-1 à L2141-5',
      'version 2026-11',
      'dimanche 22 novembre 2026 à 22 h 05 min 12 s (heure de Paris)',
      'Le certificat de ce cachet est auto-signé',
      'https://passe-marche.example/verification/FT20261122Q7W3K9ZD?k=3f9a1b7c2d4e5f60718293a4b5c6d7e8',
      'Page 1/3',
      'Page 3/3',
    ]) {
      expect(text).toContain(squeeze(said));
    }
    expect(text).not.toContain('DÉMONSTRATION');
    expect(text).not.toContain(squeeze('Gros œuvre et désamiantage'));
  });

  it('tells the copies apart', async () => {
    const candidate = squeeze(await extractText(await render(sampleContent(), 'candidate')));
    expect(candidate).toContain(squeeze('Exemplaire du candidat'));
    expect(candidate).not.toContain(squeeze('Exemplaire de l’acheteur'));
  });

  it('says on every page that it is a demonstration', async () => {
    const text = await textOf(sampleContent(), true);
    expect(text.split('DÉMONSTRATION')).toHaveLength(1 + 3);
    expect(text).toContain(squeeze('Document de démonstration, sans valeur juridique.'));
  });

  it('prints the explanations of a firm that is concerned, and their files', async () => {
    const declaration = {
      ...sampleContent().declaration,
      choice: 'concerned' as const,
      explanation: 'Un plan d’apurement a été conclu le 3 mars.',
      files: [{ ...sampleFile('plan.pdf'), scanState: 'flagged' as const }],
    };
    const text = await textOf({ ...sampleContent(), declaration });
    expect(text).toContain(squeeze('être concernée par un cas d’exclusion'));
    expect(text).toContain(squeeze('Un plan d’apurement a été conclu le 3 mars.'));
    expect(text).toContain(squeeze('signalé par l’antivirus, non transmis à l’acheteur'));
  });
});

describe('whatever a person types', () => {
  const lawText = 'Le maître d’œuvre, présent chaque jour, coordonne les équipes de l’établissement. ';
  const manyLines = Array.from({ length: 150 }, (_, index) => `ligne ${index + 1}`).join('\n');
  const greekMixed = 'Łódźα'.repeat(60);

  it.each<[string, string, string]>([
    ['emoji', 'Bonjour 😀👍 fin', 'Bonjour 😀👍 fin'],
    ['Arabic', 'شركة', 'شركة'],
    ['letters that no font has', '𐍈 ꯀ', 'U+10348 U+ABC0'],
    ['signs', '✓ ☑ → ≤ ∑ ★ ①', '✓ ☑ → ≤ ∑ ★ ①'],
    ['special spaces', '1\u202f234\u202f567,89\u00a0€', '1 234 567,89 €'],
    ['control characters', 'a\u0000b\u0007c\u001bd\u007fe', 'abcde'],
    ['decomposed letters', 'e\u0301te\u0301 c\u0327a', 'été ça'],
    [
      'markup of XML and of PDF',
      '&amp; <b> (x) \\ /ByteRange [0 1 2 3] >>',
      '&amp; <b> (x) \\ /ByteRange [0 1 2 3] >>',
    ],
    ['other alphabets', 'Київ Ελλάδα Tất cả mọi người Zażółć İğ ffi', 'Київ Ελλάδα Tất cả mọi người Zażółć İğ ffi'],
    ['a word that goes on in another font', greekMixed, greekMixed],
    ['wide letters of another font without a space', 'ЖЩщвѢ'.repeat(60), 'ЖЩщвѢ'.repeat(60)],
    ['10 000 characters', lawText.repeat(200).slice(0, 10_000), lawText.repeat(200).slice(0, 10_000)],
    ['10 000 characters without a space', 'x1Y'.repeat(3333), 'x1Y'.repeat(3333)],
    ['many lines', manyLines, manyLines],
    ['nothing', '', ''],
  ])('%s', async (_, typed, printed) => {
    const pdf = await render(answering({ kind: 'paragraph', text: `DEBUT ${typed} FIN.` }));
    const body = comparable(await extractBody(pdf));
    expect(body.slice(body.indexOf('DEBUT'), body.indexOf('FIN.'))).toBe(`DEBUT${comparable(printed)}`);
    expect(await checkSignature(pdf)).toContain('Signature is Valid');
  });

  it('a hostile company name and market name', async () => {
    const content = sampleContent();
    content.application.companyName = 'A&B <Łódź> 😀 שלום';
    content.market.name = `${'M'.repeat(200)} ]]> & “x”`;
    const text = await textOf(content);
    expect(text).toContain(squeeze('A&B <Łódź> 😀'));
    expect(text).toContain('שלום');
    expect(text).toContain(squeeze(content.market.name));
  });

  it('never makes a link of what is no web address', async () => {
    const pdf = await render(answering({ kind: 'link', href: 'javascript:alert(1)', text: 'cliquez' }));
    expect(Buffer.from(pdf).includes('(javascript:')).toBe(false);
    expect(squeeze(await extractText(pdf))).toContain('cliquez(javascript:alert(1))');
  });
});

describe('much of it', () => {
  it('breaks a table of 50 rows over pages and repeats its header', async () => {
    const rows = Array.from({ length: 50 }, (_, row) => [
      `Marché ${row}`,
      'Commune de Sète',
      `${row * 999} €`,
      'Réfection',
    ]);
    const columns = ['Objet', 'Destinataire', 'Montant', 'Nature exacte'];
    const text = await textOf(answering({ kind: 'table', caption: 'Références', columns, rows }));
    for (const row of rows) expect(text).toContain(squeeze(row[0] ?? ''));
    expect(text.split('Natureexacte').length).toBeGreaterThan(2);
  });

  it('prints a cell longer than a page', async () => {
    const cell = 'mot '.repeat(2400);
    const text = await textOf(answering({ kind: 'table', caption: '', columns: ['A', 'B'], rows: [[cell, 'b']] }));
    expect(text.split('mot').length).toBeGreaterThan(2400);
  });

  it('puts the label of a long value where the value begins', async () => {
    const value = 'mot '.repeat(1000);
    const pair = { kind: 'pair' as const, label: 'LIBELLE COURT', value };
    const lines = { kind: 'paragraph' as const, text: 'ligne\n'.repeat(25) };
    const pages = (await extractBody(await render(answering(lines, pair)))).split('\f');
    const [labelled = ''] = pages.filter((page) => page.includes('LIBELLE COURT'));
    expect(labelled).toMatch(/LIBELLE COURT\s+mot mot/);
    expect(squeeze(pages.join('')).split('mot')).toHaveLength(1001);
  });

  it.each(['table', 'subtitle'] as const)('leaves no title alone before a %s, wherever it comes', async (kind) => {
    const table: Block = {
      kind: 'table',
      caption: 'Effectifs',
      columns: ['Année', 'Effectif'],
      rows: Array.from({ length: 3 }, (_, row) => [`${2025 - row}`, `${row}`]),
    };
    const card: Block[] = [
      { kind: 'subtitle', text: 'TITRE D' },
      ...Array.from({ length: 5 }, (_, row) => ({ kind: 'pair' as const, label: 'Client', value: `Commune ${row}` })),
    ];
    const blocks = kind === 'table' ? [table] : card;
    const after = {
      title: 'TITRE A',
      subsections: [{ title: 'TITRE B', entries: [{ label: 'TITRE C', blocks }] }],
    };
    for (let lines = 24; lines < 44; lines += 2) {
      const text = Array.from({ length: lines }, (_, line) => `ligne ${line}`).join('\n');
      const { sections } = answering({ kind: 'paragraph', text });
      const pages = (await extractBody(await render({ ...sampleContent(), sections: [...sections, after] }))).split(
        '\f',
      );
      for (const page of pages) expect(page.trim()).not.toMatch(/TITRE [ABCD]$/);
    }
  });

  it('keeps the title of each of 50 cards with what it names', async () => {
    const cards = Array.from({ length: 50 }, (_, card): Block[] => [
      { kind: 'subtitle', text: `TITRE ${card}.` },
      { kind: 'pair', label: 'Client', value: `Commune ${card}.` },
      { kind: 'files', files: [sampleFile(`attestation ${card}.pdf`)] },
    ]);
    const text = await extractBody(await render(answering(...cards.flat())));
    const pages = text.split('\f').map((page) => page.trim());
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) expect(page).not.toMatch(/TITRE \d+\.$/);
    const body = squeeze(text);
    for (let card = 0; card < 50; card += 1) {
      expect(body).toContain(`TITRE${card}.ClientCommune${card}.attestation${card}.pdf`);
    }
  });

  it('names 200 files with their digests', async () => {
    const files = Array.from({ length: 200 }, (_, index) => sampleFile(`pièce ${index} – plan.pdf`, index * 1000));
    const text = await textOf(answering({ kind: 'files', files }));
    for (const { name, sha256 } of files) {
      expect(text).toContain(squeeze(name));
      expect(text).toContain(sha256);
    }
  });
});

describe('as a file', () => {
  it('is the same bytes for the same content, whatever was made before', async () => {
    const first = await render(sampleContent());
    await render(answering({ kind: 'paragraph', text: 'autre\u00a0texte' }));
    expect(Buffer.compare(await render(sampleContent()), first)).toBe(0);
  });

  it('carries a PAdES signature over the whole of it, and shows one changed byte', async () => {
    const pdf = Buffer.from(await render(sampleContent()));
    const report = await checkSignature(pdf);
    expect(report).toContain('Signature Type: ETSI.CAdES.detached');
    expect(report).toContain('Total document signed');
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('Passe Marché – essai');
    const at = pdf.indexOf('CreationDate');
    pdf[at] = (pdf[at] ?? 0) ^ 1;
    expect(await checkSignature(pdf)).toContain('Digest Mismatch');
  });

  it('declares PDF/A-1a and PDF/UA-1, and holds nothing that they forbid', async () => {
    const pdf = Buffer.from(await render(sampleContent(), 'buyer', true)).toString('latin1');
    expect(pdf.startsWith('%PDF-1.4\n')).toBe(true);
    expect(pdf).toContain('<pdfaid:part>1</pdfaid:part>');
    expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf).toContain('/S /GTS_PDFA1');
    expect(pdf).toContain('/Lang (fr-FR)');
    for (const forbidden of ['/SMask', '/JavaScript', '/Encrypt', '/Helvetica', '/ca 0']) {
      expect(pdf).not.toContain(forbidden);
    }
  });

  it('has a structure that a screen reader can walk', async () => {
    const structure = await readStructure(await render(sampleContent()));
    for (const type of ['Document', 'H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Link']) {
      expect(structure).toMatch(new RegExp(`^ *${type}\\b`, 'm'));
    }
    expect(structure).toMatch(/H1[^\n]*\n\s*"Attestation de dépôt de candidature"/);
  });
});
