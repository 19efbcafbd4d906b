import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPublishedDocument } from '@/db/queries/published-documents';
import { makeTestApplication } from '@/db/testing/make-test-market';
import { alter, documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { checkSignature, extractText } from '@/lib/kits/pdfa/testing/poppler';
import { makeAttestation } from './make-attestation';
import { makeDocumentsPackage } from './package/make-documents-package';
import { answerWithDocument } from './publish/answer-with-document';
import { bytesOf, makeSubmitted, NAME, NOTES, SUBMITTED_AT, TAX, YES_NO } from './testing/make-submitted';
import { readZip } from './testing/read-zip';

useTestDatabase();

let shared: Awaited<ReturnType<typeof makeSubmitted>>;

beforeAll(async () => {
  shared = await makeSubmitted();
  await makeAttestation(shared.id, 'attestation');
  await makeAttestation(shared.id, 'buyer_attestation');
  await makeDocumentsPackage(shared.id);
}, 60_000);

describe('the attestations', () => {
  it.each(['attestation', 'buyer_attestation'] as const)('%s says what was submitted, sealed', async (kind) => {
    const pdf = await bytesOf(shared.id, kind);
    const text = (await extractText(pdf)).replace(/\s+/g, ' ');
    const field = (key: string) => CATALOGUE_FIELDS.find((candidate) => candidate.key === key);
    const label = kind === 'attestation' ? 'candidateLabel' : 'buyerLabel';
    for (const said of [
      'Rénovation de l’école Jules-Ferry',
      shared.market.identifier,
      shared.application.identifier,
      'Menuiserie Lefèvre',
      'Plan de continuation du 3 mars 2026.',
      'fiscal été.pdf',
      'notes.txt',
      'jugement.pdf',
      'L’entreprise déclare sur l’honneur n’entrer dans aucun cas d’exclusion.',
      '15 h 30 min 45 s',
      field(NAME)?.[label] ?? 'none',
    ]) {
      expect(text).toContain(said.replace(/\s+/g, ' '));
    }
    expect(text.replaceAll(' ', '')).toContain(createHash('sha256').update(NOTES).digest('hex'));
    expect(await checkSignature(pdf)).toContain('Signature is Valid');
  });

  it('made twice, or at once, are published once', async () => {
    const { id } = await makeSubmitted();
    await Promise.all([makeAttestation(id, 'attestation'), makeAttestation(id, 'attestation')]);
    const first = await findPublishedDocument(id, 'attestation');
    await makeAttestation(id, 'attestation');
    expect(await findPublishedDocument(id, 'attestation')).toEqual(first);
    await bytesOf(id, 'attestation');
  }, 60_000);

  it('are not made of what was not submitted', async () => {
    const draft = await makeTestApplication(shared.market);
    await expect(makeAttestation(draft.id, 'attestation')).rejects.toMatchObject({ code: 'not_found' });
    await expect(makeAttestation(randomUUID(), 'attestation')).rejects.toMatchObject({ code: 'not_found' });
    expect(await findPublishedDocument(draft.id, 'attestation')).toBeUndefined();
  });
});

describe('the package', () => {
  it('holds the buyer’s attestation as published, every file, and the manifest', async () => {
    const entries = readZip(await bytesOf(shared.id, 'documents_package'));
    const content = (name: string) => entries.find((entry) => entry.name === name)?.content;
    const names = [
      `buyer_attestation_${shared.application.identifier}.pdf`,
      'manifest.json',
      `documents/user_02_01_liquidation_judiciaire_jugement.pdf`,
      `documents/user_03_01_declarations_fiscales_fiscal été.pdf`,
      `documents/user_03_02_declarations_fiscales_notes.txt`,
    ];
    expect(entries.map((entry) => entry.name).sort()).toEqual(names.sort());
    expect(content(`buyer_attestation_${shared.application.identifier}.pdf`)).toEqual(
      await bytesOf(shared.id, 'buyer_attestation'),
    );
    expect(content(`documents/user_03_01_declarations_fiscales_fiscal été.pdf`)).toEqual(TAX);
    expect(content(`documents/user_03_02_declarations_fiscales_notes.txt`)).toEqual(NOTES);
  });

  it('tells the answers as data', async () => {
    const entries = readZip(await bytesOf(shared.id, 'documents_package'));
    const manifest = JSON.parse(entries.find((entry) => entry.name === 'manifest.json')?.content.toString() ?? '');
    expect(manifest).toMatchObject({
      market_identifier: shared.market.identifier,
      application: { identifier: shared.application.identifier, submitted_at: SUBMITTED_AT.toISOString() },
    });
    expect(manifest.answers[NAME]).toEqual({ text: 'Menuiserie Lefèvre' });
    expect(manifest.answers[YES_NO]).toMatchObject({ choice: 'yes' });
    expect(manifest.documents.map((document: { original_name: string }) => document.original_name)).toEqual([
      'jugement.pdf',
      'fiscal été.pdf',
      'notes.txt',
    ]);
  });

  it('needs the buyer’s attestation', async () => {
    const { id } = await makeSubmitted();
    await expect(makeDocumentsPackage(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await findPublishedDocument(id, 'documents_package')).toBeUndefined();
  });

  it('made twice is published once', async () => {
    const first = await findPublishedDocument(shared.id, 'documents_package');
    await makeDocumentsPackage(shared.id);
    expect(await findPublishedDocument(shared.id, 'documents_package')).toEqual(first);
  });

  it('is not made without all of its files, and is once they are there again', async () => {
    const { id } = await makeSubmitted();
    await makeAttestation(id, 'buyer_attestation');
    const missing = 'ef'.repeat(32);
    const [notes] = (await documentRows(id)).filter((row) => row.name === 'notes.txt');
    const setKey = (key: unknown) =>
      alter(
        `update documents set storage_key = '${key}' where firm_id in (select id from applicant_firms where application_id = '${id}') and name = 'notes.txt'`,
      );
    await setKey(`sha256/ef/${missing}`);
    await expect(makeDocumentsPackage(id)).rejects.toMatchObject({ reason: 'missing_file' });
    await expect(makeDocumentsPackage(id)).rejects.toMatchObject({ reason: 'missing_file' });
    expect(await findPublishedDocument(id, 'documents_package')).toBeUndefined();

    await setKey(notes?.storageKey);
    await makeDocumentsPackage(id);
    expect(await findPublishedDocument(id, 'documents_package')).toBeDefined();
  });
});

describe('a published document is served', () => {
  it.each([
    ['attestation', 'application/pdf', 'attestation_', '.pdf'],
    ['buyer_attestation', 'application/pdf', 'buyer_attestation_', '.pdf'],
    ['documents_package', 'application/zip', 'documents_package_', '.zip'],
  ] as const)('%s, whole, under its own name', async (kind, contentType, before, after) => {
    const answered = await answerWithDocument(new Request('http://localhost/'), shared.application, kind);
    const bytes = await bytesOf(shared.id, kind);
    const published = await findPublishedDocument(shared.id, kind);
    expect(answered?.status).toBe(200);
    expect(Object.fromEntries(answered?.headers ?? [])).toMatchObject({
      'content-type': contentType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${before}${shared.application.identifier}${after}"`,
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
      etag: `"${published?.sha256}"`,
    });
    expect(await answered?.bytes()).toEqual(new Uint8Array(bytes));
  });

  it('and not before it is published', async () => {
    const application = await makeTestApplication(shared.market);
    expect(await answerWithDocument(new Request('http://localhost/'), application, 'attestation')).toBeUndefined();
  });
});
