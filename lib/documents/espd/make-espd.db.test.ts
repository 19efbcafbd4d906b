import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { findDocumentsOfFirms, findPublishedDocument } from '@/db/queries/published-documents';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { loadContent } from '@/lib/documents/content/load-content';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { checkPackage } from '@/lib/documents/package/check-package';
import { makeDocumentsPackage } from '@/lib/documents/package/make-documents-package';
import { buildDocumentsPackage } from '@/lib/documents/package/package';
import { packageContent } from '@/lib/documents/package/package-content';
import { bytesOf, makeSubmitted, makeSubmittedGroup } from '@/lib/documents/testing/make-submitted';
import { readZip } from '@/lib/documents/testing/read-zip';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { makeEspd } from './make-espd';
import { espdForPackage, publishedEspd } from './published-espd';

useTestDatabase();

/** In the order of the job. */
async function makeAll(id: string) {
  await makeEspd(id);
  for (const kind of ['attestation', 'buyer_attestation'] as const) await makeAttestation(id, kind);
  await makeDocumentsPackage(id);
  return readZip(await bytesOf(id, 'documents_package'));
}

async function problemsOf(zip: Buffer) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'espd-')), 'package.zip');
  writeFileSync(file, zip);
  return (await checkPackage(file)).problems;
}

const read = async (key: string) => buffer(await instanceStorage().get(key));
const put = (content: string) => instanceStorage().put(Readable.from([Buffer.from(content)]));

describe('of a firm alone', () => {
  let id: string;
  let entries: ReturnType<typeof readZip>;
  beforeAll(async () => {
    id = (await makeSubmitted()).id;
    entries = await makeAll(id);
  }, 60_000);

  it('is published, and is at the root of a package that its manifest and attestation vouch for', async () => {
    const [published, ...others] = (await publishedEspd(id)).values();
    expect(others).toEqual([]);
    const inPackage = entries.find(({ name }) => name === 'espd-response.xml')?.content;
    expect(inPackage).toEqual(await read(published?.storageKey ?? ''));
    // « oui » to liquidation, which stands over the declaration
    expect(inPackage?.toString()).toContain('>bankr-nat</cbc:CriterionTypeCode>');
    expect(inPackage?.toString()).toContain('Plan de continuation du 3 mars 2026.');
    const manifest = JSON.parse(entries.find(({ name }) => name === 'manifest.json')?.content.toString() ?? '');
    expect(manifest.espd).toEqual([
      { path: 'espd-response.xml', size_bytes: published?.sizeBytes, sha256: published?.sha256 },
    ]);
    expect(await problemsOf(await bytesOf(id, 'documents_package'))).toEqual([]);
  });

  it('another in its place is seen, though the package be made anew around it', async () => {
    const { storageKey: key, sha256, sizeBytes } = (await findPublishedDocument(id, 'buyer_attestation')) ?? {};
    const content = packageContent(await loadContent(id), { espd: [await put('<forged/>')] });
    const attestation = { key: key ?? '', sha256: sha256 ?? '', sizeBytes: sizeBytes ?? 0 };
    const forged = await buildDocumentsPackage(instanceStorage(), { ...content, buyerAttestation: attestation });
    expect(await problemsOf(await read(forged.key))).toEqual([{ code: 'not_attested' }]);
  });

  it('made twice is published once', async () => {
    const before = await publishedEspd(id);
    await makeEspd(id);
    expect(await publishedEspd(id)).toEqual(before);
  });
});

it('of a group, each member has its own, in its folder', async () => {
  const { id } = await makeSubmittedGroup();
  const names = (await makeAll(id)).map(({ name }) => name).filter((name) => name.endsWith('espd-response.xml'));
  expect(names).toEqual([1, 2, 3].map((number) => `documents/0${number}/espd-response.xml`));
  const kept = [...(await publishedEspd(id)).values()].map(({ storageKey }) => storageKey);
  const named = await Promise.all(
    kept.map(async (key) => /<cac:PartyName><cbc:Name>([^<]+)/.exec(`${await read(key)}`)?.[1]),
  );
  expect(named).toEqual(['Menuiserie Lefèvre', 'Couverture Petit', 'Plomberie Noël']);
  expect(await problemsOf(await bytesOf(id, 'documents_package'))).toEqual([]);
}, 60_000);

it('where a release that knew none had published an attestation, none is made, and the package is whole without', async () => {
  const { id } = await makeSubmitted();
  await makeAttestation(id, 'attestation');
  const entries = await makeAll(id);
  expect(await findDocumentsOfFirms(id, 'espd')).toEqual(new Map());
  expect(await espdForPackage(id, false)).toEqual([]);
  expect(entries.map(({ name }) => name)).not.toContain('espd-response.xml');
  expect(await problemsOf(await bytesOf(id, 'documents_package'))).toEqual([]);
}, 60_000);
