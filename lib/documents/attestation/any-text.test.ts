import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { comparable, expectedPieces } from '@/lib/documents/testing/comparable-text';
import { sampleContent, sampleFile } from '@/lib/documents/testing/sample-content';
import type { Block } from '@/lib/fields/blocks';
import { loadPaperFonts, type PaperFonts } from '@/lib/kits/pdfa/paper-fonts';
import { charactersOf, printableText } from '@/lib/kits/pdfa/printable-text';
import type { Seal } from '@/lib/kits/pdfa/seal';
import { checkSignature, extractRawBody } from '@/lib/kits/pdfa/testing/poppler';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';
import type { AttestationContent } from './content';
import { renderAttestation } from './render-attestation';

/** How many attestations, and where to keep them for another validator, as asked for on the command line. */
const count = Number(process.env.ATTESTATIONS ?? 12);
const folder = process.env.KEEP_ATTESTATIONS;

let seal: Seal;
let fonts: PaperFonts;
beforeAll(async () => {
  seal = await createTestSeal();
  fonts = await loadPaperFonts();
});

const SCRIPTS = [
  'abcdefgh ÉÀÇœŒæ’«»–—…€ 0123456789 ,;:!?()',
  'ĄąŁłŹźŞşĞğİıŐőŘř ',
  'ΑΒΓαβγώήϊ ',
  'КиївЩщЖжѢ ',
  'Tấtcảmọingười ',
  'שלוםעולםכהן ',
  'شركةالبناءوالتعميرلا ',
  '✓☑→≤≥∑√★♥①▲■ ',
  '中文日本語한국어ไทยहिन्दी ',
  '😀👍🏽👩‍👩‍👧🇫🇷𝔸𐍈 ',
  '\u202f\u00a0\u2009\u2011\u200b\ufeff\u00ad\u0000\u0007\u001b\u007f\t\n\r ',
  '\u202e\u2066\u2069\u200f\u061c a',
  '<>&"\'\\/%()[]{} endobj stream /ByteRange ',
].map((letters) => fc.constantFrom(...letters));

/** Texts of one script or of several, short or long, with and without spaces; and anything at all. */
const typed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...SCRIPTS).chain((unit) => fc.string({ unit, minLength: 1, maxLength: 80 })),
  },
  { weight: 3, arbitrary: fc.string({ unit: fc.oneof(...SCRIPTS), minLength: 1, maxLength: 300 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...SCRIPTS.slice(0, 5)), fc.constantFrom(900, 2500))
      .chain(([unit, length]) => fc.string({ unit, minLength: length, maxLength: length, size: 'max' })),
  },
);

const texts = (of: fc.Arbitrary<string>, minLength: number, maxLength: number) =>
  fc.array(of, { minLength, maxLength });
const brief = typed.map((text) => text.slice(0, 60));
const block: fc.Arbitrary<Block> = fc.oneof(
  typed.map((text) => ({ kind: 'paragraph' as const, text })),
  fc.record({ kind: fc.constant('pair' as const), label: brief, value: typed }),
  fc.record({
    kind: fc.constant('badge' as const),
    tone: fc.constantFrom('green' as const, 'red' as const),
    text: brief,
  }),
  fc.integer({ min: 1, max: 4 }).chain((columns) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: brief,
      columns: texts(brief, columns, columns),
      rows: fc.array(texts(brief, columns, columns), { minLength: 1, maxLength: 25 }),
    }),
  ),
  fc
    .array(brief, { minLength: 1, maxLength: 12 })
    .map((names) => ({ kind: 'files' as const, files: names.map((name) => sampleFile(name)) })),
);
const content: fc.Arbitrary<AttestationContent> = fc
  .record({ companyName: brief, marketName: typed, blocks: fc.array(block, { minLength: 1, maxLength: 6 }) })
  .map(({ companyName, marketName, blocks }) => {
    const sample = sampleContent();
    const entries = blocks.map((each, index) => ({ label: `Question ${index}`, blocks: [each] }));
    return {
      ...sample,
      market: { ...sample.market, name: marketName },
      application: { ...sample.application, companyName },
      sections: [{ title: 'Section', subsections: [{ title: 'Sous-section', entries }] }],
    };
  });

function textsOf(each: Block): string[] {
  switch (each.kind) {
    case 'pair':
      return [each.label, each.value];
    case 'table':
      return [each.caption, ...each.columns, ...each.rows.flat()];
    case 'files':
      return each.files.flatMap(({ name, sha256 }) => [name, sha256]);
    default:
      return [each.text];
  }
}

const saidIn = ({ market, application, sections }: AttestationContent): string[] => [
  market.name,
  application.companyName,
  ...sections.flatMap(({ subsections }) =>
    subsections.flatMap(({ entries }) => entries.flatMap(({ blocks }) => blocks.flatMap(textsOf))),
  ),
];

describe('whatever is typed, in whatever script and size', () => {
  const seed = 20261122;
  const samples = fc.sample(content, { numRuns: count, seed });

  it.each(samples.map((sample, number) => ({ number, sample })))(
    'attestation $number is signed, and says all of it',
    async ({ number, sample }) => {
      const pdf = await renderAttestation(sample, { audience: 'buyer', seal, demonstration: number % 2 === 0 });
      if (folder) await writeFile(path.join(folder, `attestation-${number}.pdf`), pdf);
      expect(await checkSignature(pdf)).toMatch(
        /Signature is Valid[\s\S]*Total document signed|Total document signed[\s\S]*Signature is Valid/,
      );
      const body = comparable(await extractRawBody(pdf));
      for (const said of saidIn(sample)) {
        await fonts.learn(charactersOf(said));
        const isFound = (printed: string) => expectedPieces(printed).every((piece) => body.includes(piece));
        expect(isFound(printableText(said, fonts)), JSON.stringify(said)).toBe(true);
      }
    },
    120_000,
  );
});
