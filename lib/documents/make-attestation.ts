import { findPublishedDocument } from '@/db/queries/published-documents';
import { env } from '@/lib/env';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { renderAttestation } from './attestation/render-attestation';
import { attestationContent } from './attestation-content';
import { instanceSeal } from './instance-seal';
import { publishStored } from './publish-stored';
import { loadSubmitted } from './submitted-application';

/** Makes and publishes the candidate's or the buyer's attestation, unless it is published already. Safe to repeat. */
export async function makeAttestation(applicationId: string, kind: 'attestation' | 'buyer_attestation'): Promise<void> {
  if (await findPublishedDocument(applicationId, kind)) return;
  const submitted = await loadSubmitted(applicationId);
  const reader = kind === 'buyer_attestation' ? 'buyer' : 'candidate';
  const bytes = await renderAttestation(attestationContent(submitted, reader), {
    audience: reader,
    seal: await instanceSeal(),
    demonstration: env().DEMO,
  });
  await publishStored(applicationId, kind, await instanceStorage().put(oneChunk(bytes)));
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}
