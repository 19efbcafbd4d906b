import { beforeAll, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { putAnswer } from '@/db/queries/answers';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { makeDocumentsPackage } from '@/lib/documents/package/make-documents-package';
import { bytesOf, FILES, makeConcerned, NAME, TAX, YES_NO } from '@/lib/documents/testing/make-submitted';
import { readZip } from '@/lib/documents/testing/read-zip';
import type { Provenance } from '@/lib/fields/values/provenance';
import { extractText } from '@/lib/kits/pdfa/testing/poppler';
import type { Content } from './content';
import { loadContent } from './load-content';

useTestDatabase();

const SEARCH: Provenance = {
  kind: 'register',
  at: '2026-11-20T08:00:00.000Z',
  register: 'recherche_entreprises',
  reference: '130025265',
};
const REASON = 'Aucune déclaration n’est due avant le premier exercice.';

let id: string;
let content: Content;

/** Concerned by an exclusion, with a file; a name from a register; and not concerned by a question that had files. */
beforeAll(async () => {
  const made = await makeConcerned({ name: 'jugement du 3 mars.pdf', content: TAX });
  id = made.id;
  const { firmId } = made.application;
  const kept = { firmId, draft: {}, value: undefined, inError: false, refusals: [], updatedAt: new Date(0) };
  await inTransaction(async (tx) => {
    await putAnswer(tx, { ...kept, fieldKey: NAME, provenances: { text: SEARCH } });
    await putAnswer(tx, { ...kept, fieldKey: FILES, notApplicable: { reason: REASON } });
  });
  content = await loadContent(id);
}, 60_000);

const entries = () => content.parts.flatMap(({ sections }) => sections.flatMap((section) => section.entries));
const entryOf = (key: string) => entries().find((entry) => entry.key === key);

it('is in parts, every question once, in the words of each reader', () => {
  expect(content.parts.map(({ sections }) => sections.map((section) => section.entries.map(({ key }) => key)))).toEqual(
    [[[NAME]], [[YES_NO, FILES]]],
  );
  for (const { label } of entries()) expect(label.buyer).not.toBe(label.candidate);
});

it('says of a value what is stored, what it means and where it comes from', () => {
  expect(entryOf(NAME)).toMatchObject({
    value: { text: 'Menuiserie Lefèvre' },
    notApplicable: null,
    provenances: { text: SEARCH },
    files: [],
  });
  const origin = 'Récupéré automatiquement\u00a0: Annuaire des entreprises, le 20/11/2026 à 9\u00a0h\u00a000.';
  const paragraphs = ['Menuiserie Lefèvre', origin].map((text) => ({ kind: 'paragraph', text }));
  expect(entryOf(NAME)?.reading).toEqual({ candidate: paragraphs, buyer: paragraphs });
  expect(entryOf(YES_NO)?.provenances).toEqual({});
});

it('has each file at its place, those of the declaration last', () => {
  const files = [...entries().flatMap((entry) => entry.files), ...content.declaration.files];
  expect(
    files.map(({ responseRank, fileRank, shortKey, givenName }) => [responseRank, fileRank, shortKey, givenName]),
  ).toEqual([
    [2, 1, 'liquidation_judiciaire', 'jugement.pdf'],
    [4, 1, 'declaration', 'jugement du 3 mars.pdf'],
  ]);
});

it('« non concerné » is printed with its reason in both attestations, told in the manifest, and carries no file', async () => {
  for (const kind of ['attestation', 'buyer_attestation'] as const) {
    await makeAttestation(id, kind);
    const text = (await extractText(await bytesOf(id, kind))).replace(/\s+/g, ' ');
    expect(text).toContain('Non concerné (déclaré par le candidat)');
    expect(text).toContain(REASON);
    expect(text).not.toContain('fiscal été.pdf');
  }
  await makeDocumentsPackage(id);
  const zip = readZip(await bytesOf(id, 'documents_package'));
  const manifest = JSON.parse(zip.find(({ name }) => name === 'manifest.json')?.content.toString() ?? '');
  expect(manifest.answers[FILES]).toEqual({ not_applicable: true, reason: REASON });
  expect(manifest.answers[NAME]).toEqual({ text: 'Menuiserie Lefèvre' });
  expect(manifest.origins).toEqual({
    [NAME]: { text: { register: 'recherche_entreprises', at: SEARCH.at, reference: '130025265' } },
  });
  expect(zip.map(({ name }) => name).sort()).toEqual([
    expect.stringMatching(/^buyer_attestation_/),
    'documents/user_02_01_liquidation_judiciaire_jugement.pdf',
    'documents/user_04_01_declaration_jugement du 3 mars.pdf',
    'manifest.json',
  ]);
}, 60_000);
