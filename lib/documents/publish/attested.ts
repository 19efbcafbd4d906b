import { findPublishedDocument } from '@/db/queries/published-documents';
import { espdForPackage } from '@/lib/documents/espd/published-espd';
import type { Attested } from '@/lib/documents/package/package-content';

/** Returns the published documents that the attestations of an application attest: ESPD responses, the buyer's page. */
export async function findAttested(applicationId: string, isGroup: boolean): Promise<Attested> {
  const espd = await espdForPackage(applicationId, isGroup);
  const page = await findPublishedDocument(applicationId, 'buyer_attestation_html');
  return {
    espd,
    ...(page && { webCopy: { key: page.storageKey, sha256: page.sha256, sizeBytes: page.sizeBytes } }),
  };
}
