import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderAttestation } from '@/lib/documents/attestation/render-attestation';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import { countersign } from '@/lib/kits/pdfa/testing/countersign';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';
import { createDiskStorage } from '@/lib/kits/storage/disk-storage';
import { checkPackage } from './check-package';
import { buildDocumentsPackage } from './package';
import { contentDigest, type PackageDocument, type PackageInput } from './package-manifest';

const WORDS = { wording: 'Je déclare…', wordingVersion: '1', declaredAt: new Date('2026-11-22T21:07:40Z') };

let rootDir: string;
let zip: Buffer;
let input: PackageInput;

beforeAll(async () => {
  rootDir = await mkdtemp(path.join(tmpdir(), 'package-'));
  const content = {
    marketIdentifier: 'VR-2026-7K3M9QXT2B5W',
    application: {
      identifier: 'FT20261122Q7W3K9ZD',
      siret: '73282932000074',
      foreignIdentifier: null,
      companyName: 'Lefèvre & Fils',
      submittedAt: new Date('2026-11-22T21:07:44.5Z'),
      lots: [{ number: 2, name: 'Peinture', cpvCode: null }],
      replaces: 'FT202611210A1B2C3D',
    },
    documents: [
      await document('été 😀.txt', 'notes', 1),
      await document('virus.pdf', 'x', 2, 'flagged'),
      await document('../../etc/passwd', 'y'.repeat(5000), 3),
    ],
    declaration: { choice: 'concerned', ...WORDS, explanation: 'Un redressement fiscal.' } as const,
    answers: { effectifs: { b: 2, a: [1, 'é'] } },
    webCopy: await store(Buffer.from('<!doctype html><title>Attestation</title>')),
  };
  const options = { audience: 'buyer', seal: await createTestSeal(), demonstration: false } as const;
  const pdf = await renderAttestation(sampleContent(), { ...options, contentDigest: contentDigest(content) });
  input = { ...content, buyerAttestation: await store(pdf) };
  zip = await build(input);
}, 60_000);
afterAll(() => rm(rootDir, { recursive: true, force: true }));

const storage = () => createDiskStorage(path.join(rootDir, 'storage'));
const store = (content: Uint8Array) => storage().put(Readable.from([content]));

async function document(name: string, content: string, rank: number, scanState: 'clean' | 'flagged' = 'clean') {
  const { key, sha256, sizeBytes } = await store(Buffer.from(content));
  const place = { origin: 'user', fieldKey: 'autres_kbis', shortKey: 'kbis', responseRank: rank, fileRank: 1 } as const;
  return {
    ...place,
    givenName: name,
    mediaType: 'text/plain',
    notes: [],
    storageKey: key,
    file: { id: name, name, sizeBytes, sha256, scanState },
  } satisfies PackageDocument;
}

async function build(given: PackageInput): Promise<Buffer> {
  const { key } = await buildDocumentsPackage(storage(), given);
  return buffer(await storage().get(key));
}

async function check(content: Buffer) {
  const file = path.join(rootDir, 'checked.zip');
  await writeFile(file, content);
  const { problems } = await checkPackage(file);
  return problems;
}

describe('a package', () => {
  it('as it was made has nothing wrong, what was left out included', async () => {
    expect(await check(zip)).toEqual([]);
    const { manifest, attestation } = await checkPackage(path.join(rootDir, 'checked.zip'));
    expect(manifest?.documents.map(({ original_name }) => original_name)).toEqual([
      'été 😀.txt',
      'virus.pdf',
      '../../etc/passwd',
    ]);
    expect(attestation?.problems).toEqual([]);
    expect(await readFile(path.join(rootDir, 'checked.zip'))).toEqual(zip);
  });

  it('made by a release that wrote the time in UTC is as it was made, too', async () => {
    const earlier = await buildDocumentsPackage(storage(), input, { clock: 'utc' });
    expect(earlier.sha256).not.toBe((await buildDocumentsPackage(storage(), input)).sha256);
    expect(await check(await buffer(await storage().get(earlier.key)))).toEqual([]);
  });

  it('with one changed byte, anywhere, is seen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(zip);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        return (await check(changed)).length > 0;
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('with one changed byte in any header is seen', async () => {
    const headers = [zip.indexOf('PK\u0003\u0004'), zip.indexOf('PK\u0001\u0002'), zip.indexOf('PK\u0005\u0006')];
    for (const start of headers) {
      for (let at = start; at < Math.min(start + 46, zip.length); at += 2) {
        const changed = Buffer.from(zip);
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(await check(changed), `byte ${at}`).not.toEqual([]);
      }
    }
  }, 120_000);

  it('cut short, or added to, is seen', async () => {
    expect(await check(zip.subarray(0, -1))).not.toEqual([]);
    expect(await check(Buffer.concat([zip, Buffer.from('\n')]))).not.toEqual([]);
    expect(await check(Buffer.concat([Buffer.from('\n'), zip]))).not.toEqual([]);
    expect(await check(Buffer.alloc(0))).toEqual([{ code: 'unreadable' }]);
  });

  it('whose attestation is not sealed is seen', async () => {
    const unsealed = await store(Buffer.from('%PDF-1.4\n'));
    expect(await check(await build({ ...input, buyerAttestation: unsealed }))).toMatchObject([
      { code: 'bad_attestation' },
      { code: 'not_attested' },
    ]);
  });

  it('whose attestation was signed again, its manifest made anew, is seen', async () => {
    const attestation = await buffer(await storage().get(input.buyerAttestation.key));
    const again = await build({ ...input, buyerAttestation: await store(countersign(attestation)) });
    expect(await check(again)).toMatchObject([{ code: 'bad_attestation' }]);
  });

  it('made again with another file or another answer, its manifest included, is seen: the seal says otherwise', async () => {
    const [first, ...others] = input.documents;
    const swapped = { ...first, ...(await document('été 😀.txt', 'other notes', 1)) };
    expect(await check(await build({ ...input, documents: [swapped, ...others] }))).toEqual([{ code: 'not_attested' }]);
    expect(await check(await build({ ...input, answers: {} }))).toEqual([{ code: 'not_attested' }]);
    const declaration = { ...input.declaration, explanation: null };
    expect(await check(await build({ ...input, declaration }))).toEqual([{ code: 'not_attested' }]);
  });
});
