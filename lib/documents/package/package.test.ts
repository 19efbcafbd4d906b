import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readZip } from '@/lib/documents/testing/read-zip';
import type { ScanState } from '@/lib/fields/blocks';
import { createDiskStorage } from '@/lib/kits/storage/disk-storage';
import type { Storage } from '@/lib/kits/storage/storage';
import { buildDocumentsPackage } from './package';
import type { PackageDocument, PackageInput } from './package-manifest';

let rootDir: string;
let storage: Storage;

beforeEach(async () => {
  rootDir = await mkdtemp(path.join(tmpdir(), 'package-'));
  storage = createDiskStorage(rootDir);
});
afterEach(() => rm(rootDir, { recursive: true, force: true }));

const store = (content: string) => storage.put(Readable.from([Buffer.from(content)]));

async function document(
  name: string,
  content: string,
  place: Partial<PackageDocument> = {},
  scanState: ScanState = 'not_scanned',
): Promise<PackageDocument> {
  const { key, sha256, sizeBytes } = await store(content);
  return {
    origin: 'user',
    fieldKey: 'assurances_attestation_assurance',
    shortKey: 'attestation_assurance',
    givenName: name,
    mediaType: name.endsWith('.pdf') ? 'application/pdf' : 'text/plain',
    notes: [],
    responseRank: 1,
    fileRank: 1,
    storageKey: key,
    file: { id: name, name, sizeBytes, sha256, scanState },
    ...place,
  };
}

async function packageOf(documents: PackageDocument[]): Promise<PackageInput> {
  return {
    marketIdentifier: 'VR-2026-7K3M9QXT2B5W',
    application: {
      identifier: 'FT20261122Q7W3K9ZD',
      siret: '73282932000074',
      foreignIdentifier: null,
      companyName: 'Lefèvre & Fils',
      submittedAt: new Date('2026-11-22T21:07:44Z'),
      lots: [],
      replaces: null,
    },
    buyerAttestation: await store('%PDF-1.4 attestation'),
    documents,
    declaration: {
      choice: 'no_exclusion',
      explanation: null,
      wording: 'Je déclare…',
      wordingVersion: '1',
      declaredAt: new Date('2026-11-22T21:07:40Z'),
    },
    answers: { effectifs: { b: 2, a: [{ z: null, y: 'é' }] } },
  };
}

async function build(input: PackageInput) {
  const stored = await buildDocumentsPackage(storage, input);
  const entries = readZip(await buffer(await storage.get(stored.key)));
  const manifest = JSON.parse(entries.find(({ name }) => name === 'manifest.json')?.content.toString() ?? 'null');
  return { stored, entries, manifest, contents: new Map(entries.map(({ name, content }) => [name, `${content}`])) };
}

describe('buildDocumentsPackage', () => {
  it('dates its entries as a clock in Paris, in winter and in summer', async () => {
    const given = await packageOf([await document('a.pdf', 'x')]);
    const timeOf = async (submittedAt: string) => {
      const application = { ...given.application, submittedAt: new Date(submittedAt) };
      const [entry] = (await build({ ...given, application })).entries;
      const time = entry?.dosTime ?? 0;
      const day = [((time >> 25) & 127) + 1980, (time >> 21) & 15, (time >> 16) & 31];
      return [...day, (time >> 11) & 31, (time >> 5) & 63, (time & 31) * 2];
    };
    expect(await timeOf('2026-11-22T21:07:44Z')).toEqual([2026, 11, 22, 22, 7, 44]);
    expect(await timeOf('2026-07-31T22:30:00Z')).toEqual([2026, 8, 1, 0, 30, 0]);
  });

  it('holds the attestation, the manifest and every document under the names of the contract', async () => {
    const documents = [
      await document('Décennale.pdf', 'première', { responseRank: 2, fileRank: 1 }),
      await document('kbis.pdf', 'seconde', {
        origin: 'api',
        fieldKey: 'kbis',
        shortKey: 'kbis',
        responseRank: 1,
        fileRank: 12,
      }),
    ];
    const { contents, entries } = await build(await packageOf(documents));
    expect([...contents.keys()]).toEqual([
      'buyer_attestation_FT20261122Q7W3K9ZD.pdf',
      'manifest.json',
      'documents/api_01_12_kbis_kbis.pdf',
      'documents/user_02_01_attestation_assurance_Décennale.pdf',
    ]);
    expect(contents.get('buyer_attestation_FT20261122Q7W3K9ZD.pdf')).toBe('%PDF-1.4 attestation');
    expect(contents.get('documents/user_02_01_attestation_assurance_Décennale.pdf')).toBe('première');
    expect(entries.find(({ name }) => name.includes('Décennale'))?.isUtf8).toBe(true);
  });

  it('describes in the manifest what it holds, and the answers as data', async () => {
    const input = await packageOf([await document('a.pdf', 'contenu')]);
    const { manifest } = await build(input);
    expect(manifest).toMatchObject({
      format: 'passe-marche/documents-package',
      format_version: 1,
      market_identifier: 'VR-2026-7K3M9QXT2B5W',
      application: { identifier: 'FT20261122Q7W3K9ZD', submitted_at: '2026-11-22T21:07:44.000Z' },
      attestation: { sha256: input.buyerAttestation.sha256, size_bytes: 20 },
      documents: [
        {
          path: 'documents/user_01_01_attestation_assurance_a.pdf',
          original_name: 'a.pdf',
          sha256: createHash('sha256').update('contenu').digest('hex'),
          size_bytes: 7,
          scan_state: 'not_scanned',
          left_out: null,
        },
      ],
      declaration: { choice: 'no_exclusion', wording_version: '1', declared_at: '2026-11-22T21:07:40.000Z' },
      answers: { effectifs: { a: [{ y: 'é', z: null }], b: 2 } },
    });
  });

  it('makes the same bytes whatever the order in which documents and members come', async () => {
    const one = await document('un.pdf', 'un', { fileRank: 1 });
    const two = await document('deux.pdf', 'deux', { fileRank: 2 });
    const first = await packageOf([one, two]);
    const again = { ...(await packageOf([two, one])), answers: { effectifs: { a: [{ y: 'é', z: null }], b: 2 } } };
    expect((await build(again)).stored).toEqual((await build(first)).stored);
  });

  it('leaves a flagged file out and names it as such', async () => {
    const flagged = await document('virus.doc', 'EICAR', { fileRank: 2 }, 'flagged');
    const { contents, manifest } = await build(await packageOf([await document('a.pdf', 'a'), flagged]));
    expect([...contents.keys()].filter((name) => name.startsWith('documents/'))).toEqual([
      'documents/user_01_01_attestation_assurance_a.pdf',
    ]);
    expect(manifest.documents[1]).toMatchObject({
      path: null,
      left_out: 'flagged_by_antivirus',
      original_name: 'virus.doc',
      scan_state: 'flagged',
    });
  });

  it('carries empty files, large files and hundreds of files', async () => {
    const large = 'x'.repeat(5_000_000);
    const documents = [await document('vide.txt', ''), await document('gros.txt', large, { fileRank: 2 })];
    for (let fileRank = 3; fileRank <= 200; fileRank += 1) {
      documents.push(await document('même nom.pdf', `contenu ${fileRank}`, { fileRank }));
    }
    const { contents } = await build(await packageOf(documents));
    expect(contents.size).toBe(202);
    expect(contents.get('documents/user_01_01_attestation_assurance_vide.txt')).toBe('');
    expect(contents.get('documents/user_01_02_attestation_assurance_gros.txt')).toBe(large);
    expect(contents.get('documents/user_01_200_attestation_assurance_même nom.pdf')).toBe('contenu 200');
  });
});

describe('when it cannot be whole, there is no package', () => {
  async function expectNoPackage(input: PackageInput, reason: string) {
    const before = await storedFiles();
    await expect(buildDocumentsPackage(storage, input)).rejects.toMatchObject({ name: 'DocumentError', reason });
    expect(await storedFiles()).toEqual(before);
  }

  async function storedFiles(): Promise<string[]> {
    const entries = await readdir(rootDir, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  it('a document is missing', async () => {
    const missing = await document('b.pdf', 'b', { fileRank: 2 });
    const input = await packageOf([await document('a.pdf', 'a'), missing]);
    await storage.remove(missing.storageKey);
    await expectNoPackage(input, 'missing_file');
  });

  it('the attestation is missing', async () => {
    const input = await packageOf([]);
    await storage.remove(input.buyerAttestation.key);
    await expectNoPackage(input, 'missing_file');
  });

  it('one byte of a document has changed', async () => {
    const changed = await document('a.pdf', 'contenu', { fileRank: 1 });
    const input = await packageOf([changed, await document('b.pdf', 'b', { fileRank: 2 })]);
    await writeFile(path.join(rootDir, changed.storageKey), 'Contenu');
    await expectNoPackage(input, 'changed_file');
  });

  it('a document is not the one that was declared', async () => {
    const swapped = await document('a.pdf', 'contenu');
    const input = await packageOf([{ ...swapped, storageKey: (await store('autre')).key }]);
    await expectNoPackage(input, 'changed_file');
  });

  it('two documents have the same place', async () => {
    const input = await packageOf([await document('a.pdf', 'a'), await document('a.pdf', 'autre')]);
    await expectNoPackage(input, 'bad_package');
  });

  it('it is stopped', async () => {
    const input = await packageOf([await document('a.pdf', 'a')]);
    const before = await storedFiles();
    const stopped = buildDocumentsPackage(storage, input, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(await storedFiles()).toEqual(before);
  });
});
