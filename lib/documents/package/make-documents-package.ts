import { findPublishedDocument } from '@/db/queries/published-documents';
import { loadContent } from '@/lib/documents/content/load-content';
import { findAttested } from '@/lib/documents/publish/attested';
import { countMaking } from '@/lib/documents/publish/count-making';
import { publishStored } from '@/lib/documents/publish/publish-stored';
import { AppError } from '@/lib/errors';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { buildDocumentsPackage } from './package';
import { packageContent } from './package-content';

const KIND = 'documents_package';

/** Makes and publishes the ZIP of an application, unless it is published already. Needs the buyer's attestation. Safe to repeat. */
export async function makeDocumentsPackage(applicationId: string): Promise<void> {
  if (await findPublishedDocument(applicationId, KIND)) return;
  await countMaking(KIND, applicationId, () => buildAndPublish(applicationId));
}

async function buildAndPublish(applicationId: string): Promise<void> {
  const loaded = await loadContent(applicationId);
  const content = packageContent(loaded, await findAttested(applicationId, loaded.group !== null));
  const attestation = await findPublishedDocument(applicationId, 'buyer_attestation');
  if (!attestation) throw new AppError('not_found', 'the buyer attestation is not published yet');
  const { storageKey: key, sha256, sizeBytes } = attestation;
  const input = { ...content, buyerAttestation: { key, sha256, sizeBytes } };
  await publishStored(applicationId, KIND, await buildDocumentsPackage(instanceStorage(), input));
}
