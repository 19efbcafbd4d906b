import { findPublishedDocument } from '@/db/queries/published-documents';
import { env } from '@/lib/env';
import { checkSealDates } from '@/lib/kits/pdfa/seal';
import { TimeStampError, timeStampsFrom } from '@/lib/kits/pdfa/time-stamp';
import { log } from '@/lib/observability/log';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { attestationContent } from './attestation/attestation-content';
import type { AttestationContent } from './attestation/content';
import { drawApart } from './attestation/draw-apart';
import { type AttestationOptions, sealAttestation } from './attestation/seal-attestation';
import { loadContent } from './content/load-content';
import { packageContent } from './package/package-content';
import { contentDigest } from './package/package-manifest';
import { findAttested } from './publish/attested';
import { countMaking } from './publish/count-making';
import { publishStored } from './publish/publish-stored';
import { instanceSeal } from './seal/instance-seal';

/** Makes and publishes the candidate's or the buyer's attestation, unless it is published already. Safe to repeat. */
export async function makeAttestation(applicationId: string, kind: 'attestation' | 'buyer_attestation'): Promise<void> {
  if (await findPublishedDocument(applicationId, kind)) return;
  await countMaking(kind, applicationId, () => renderAndPublish(applicationId, kind));
}

async function renderAndPublish(applicationId: string, kind: 'attestation' | 'buyer_attestation'): Promise<void> {
  const content = await loadContent(applicationId);
  const attested = await findAttested(applicationId, content.group !== null);
  const reader = kind === 'buyer_attestation' ? 'buyer' : 'candidate';
  const now = new Date();
  const seal = await instanceSeal(now);
  checkSealDates(seal, now);
  const bytes = await renderSealed(attestationContent(content, reader), {
    audience: reader,
    seal,
    demonstration: env().DEMO,
    contentDigest: contentDigest(packageContent(content, attested)),
  });
  await publishStored(applicationId, kind, await instanceStorage().put(oneChunk(bytes)));
}

type Options = Omit<AttestationOptions, 'timeStamp'>;

/** With a time-stamp where an authority is named. One that does not answer keeps no document waiting: it then says so. */
async function renderSealed(content: AttestationContent, options: Options): Promise<Uint8Array> {
  const { TSA_URL } = env();
  if (!TSA_URL) return sealAttestation(content, options, drawApart);
  try {
    return await sealAttestation(content, { ...options, timeStamp: timeStampsFrom(TSA_URL) }, drawApart);
  } catch (error) {
    if (!(error instanceof TimeStampError)) throw error;
    log().warn({ err: error, application: content.application.identifier }, 'attestation without time-stamp');
    return sealAttestation(content, { ...options, timeStamp: 'unavailable' }, drawApart);
  }
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}
