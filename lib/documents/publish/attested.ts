import { findPublishedDocument } from '@/db/queries/published-documents';
import { espdForPackage } from '@/lib/documents/espd/published-espd';
import type { Attested } from '@/lib/documents/package/package-content';

/** What is published of an application that its attestations attest and its package holds: ESPD responses, the page of the buyer. */
export async function findAttested(applicationId: string, isGroup: boolean): Promise<Attested> {
  const espd = await espdForPackage(applicationId, isGroup);
  const page = await findPublishedDocument(applicationId, 'buyer_attestation_html');
  return {
    espd,
    ...(page && { webCopy: { key: page.storageKey, sha256: page.sha256, sizeBytes: page.sizeBytes } }),
  };
}
