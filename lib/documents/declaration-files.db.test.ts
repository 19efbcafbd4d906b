import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { storedRows } from '@/db/queries/inspection';
import { eraseApplicationRows } from '@/db/queries/retention/erasure';
import { alter, documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { extractText } from '@/lib/kits/pdfa/testing/poppler';
import { makeAttestation } from './make-attestation';
import { makeDocumentsPackage } from './package/make-documents-package';
import { manifestSchema } from './package/manifest-schema';
import { bytesOf, makeConcerned } from './testing/make-submitted';
import { readZip } from './testing/read-zip';

useTestDatabase();

const FILE = { name: 'jugement – été.pdf', content: Buffer.from('%PDF-1.7\n% jugement du 3 mars\n') };
const PATH = `documents/user_04_01_declaration_${FILE.name}`;
const sha256 = createHash('sha256').update(FILE.content).digest('hex');

async function manifestAndFile(id: string) {
  const entries = readZip(await bytesOf(id, 'documents_package'));
  const content = (name: string) => entries.find((entry) => entry.name === name)?.content;
  const manifest = manifestSchema.parse(JSON.parse(content('manifest.json')?.toString() ?? ''));
  return { described: manifest.documents.at(-1), declaration: manifest.declaration, file: content(PATH) };
}

it('the files of the declaration on honour go into both attestations, the ZIP and its manifest', async () => {
  const { id } = await makeConcerned(FILE);
  for (const kind of ['attestation', 'buyer_attestation'] as const) {
    await makeAttestation(id, kind);
    const text = (await extractText(await bytesOf(id, kind))).replace(/\s+/g, ' ');
    expect(text).toContain('Jugement du 3 mars, joint.');
    expect(text).toContain(FILE.name);
    expect(text).toContain('non analysé');
    expect(text.replaceAll(' ', '')).toContain(sha256);
  }
  await makeDocumentsPackage(id);
  const { described, declaration, file } = await manifestAndFile(id);
  expect(declaration).toMatchObject({ choice: 'concerned', explanation: 'Jugement du 3 mars, joint.' });
  expect(declaration.wording).not.toBe('');
  expect(file).toEqual(FILE.content);
  expect(described).toEqual({
    path: PATH,
    left_out: null,
    origin: 'user',
    field_key: 'declaration',
    response_rank: 4,
    file_rank: 1,
    original_name: FILE.name,
    media_type: 'x',
    notes: [],
    size_bytes: FILE.content.length,
    sha256,
    scan_state: 'not_scanned',
  });
}, 60_000);

it('one that the antivirus flagged is named, and left out of the ZIP', async () => {
  const { id } = await makeConcerned(FILE);
  await alter(
    `update documents set scan_state = 'flagged' where firm_id in (select id from applicant_firms where application_id = '${id}') and field_key = 'declaration'`,
  );
  await makeAttestation(id, 'buyer_attestation');
  await makeDocumentsPackage(id);
  const { described, file } = await manifestAndFile(id);
  expect(file).toBeUndefined();
  expect(described).toMatchObject({ path: null, left_out: 'flagged_by_antivirus', original_name: FILE.name });
}, 60_000);

it('« n’entre dans aucun cas » delivers none', async () => {
  const { id } = await makeConcerned(FILE);
  await alter(
    `update declarations set choice = 'no_exclusion', explanation = null where firm_id in (select id from applicant_firms where application_id = '${id}')`,
  );
  await makeAttestation(id, 'buyer_attestation');
  await makeDocumentsPackage(id);
  const { described, file } = await manifestAndFile(id);
  expect([described?.field_key, file]).not.toContain('declaration');
  expect(file).toBeUndefined();
  expect(await extractText(await bytesOf(id, 'buyer_attestation'))).not.toContain(FILE.name);
}, 60_000);

it('they are inspected, and erased with their application', async () => {
  const { id } = await makeConcerned({ ...FILE, content: Buffer.from('%PDF-1.7\n% un autre jugement\n') });
  const key = (await documentRows(id)).find((row) => row.fieldKey === 'declaration')?.storageKey ?? '';
  const inspected: string[] = [];
  for await (const { storageKey } of storedRows('documents')) inspected.push(storageKey);
  expect(inspected).toContain(key);
  const erased = await inTransaction((tx) => eraseApplicationRows(tx, id));
  expect(erased.counts).toMatchObject({ files: 4, declarations: 1 });
  expect(erased.objects).toContain(key);
});
