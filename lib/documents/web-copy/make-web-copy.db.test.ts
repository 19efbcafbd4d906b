import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { findPublishedDocument } from '@/db/queries/published-documents';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { makeDocumentsPackage } from '@/lib/documents/package/make-documents-package';
import { bytesOf, makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { readZip } from '@/lib/documents/testing/read-zip';
import { makeWebCopy } from './make-web-copy';

useTestDatabase();

it('is in the package under its name, and attested by both attestations', async () => {
  const { id, application } = await makeSubmitted();
  await makeWebCopy(id);
  const before = await findPublishedDocument(id, 'buyer_attestation_html');
  await makeWebCopy(id);
  expect(await findPublishedDocument(id, 'buyer_attestation_html')).toEqual(before);
  await makeAttestation(id, 'attestation');
  await makeAttestation(id, 'buyer_attestation');
  await makeDocumentsPackage(id);
  const entries = new Map(readZip(await bytesOf(id, 'documents_package')).map(({ name, content }) => [name, content]));
  const page = entries.get(`buyer_attestation_${application.identifier}.html`);
  expect(page?.toString('utf8')).toContain('Menuiserie Lefèvre');
  const manifest = JSON.parse(String(entries.get('manifest.json')));
  expect(manifest.attestation_html).toEqual({
    path: `buyer_attestation_${application.identifier}.html`,
    size_bytes: page?.length,
    sha256: createHash('sha256')
      .update(page ?? '')
      .digest('hex'),
  });
  const digests = await Promise.all(
    (['attestation', 'buyer_attestation'] as const).map(
      async (kind) => /content-sha256:([0-9a-f]{64})/.exec((await bytesOf(id, kind)).toString('latin1'))?.[1],
    ),
  );
  expect(digests[0]).toBeDefined();
  expect(new Set(digests).size).toBe(1);
});

it('is not made beside an attestation of an earlier release, which could not attest it', async () => {
  const { id } = await makeSubmitted();
  await makeAttestation(id, 'buyer_attestation');
  await makeWebCopy(id);
  expect(await findPublishedDocument(id, 'buyer_attestation_html')).toBeUndefined();
});
