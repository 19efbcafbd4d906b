import { findPublishedDocument } from '@/db/queries/published-documents';
import { attestationContent } from '@/lib/documents/attestation/attestation-content';
import { drawApart } from '@/lib/documents/attestation/draw-apart';
import { loadContent } from '@/lib/documents/content/load-content';
import { countMaking } from '@/lib/documents/publish/count-making';
import { publishStored } from '@/lib/documents/publish/publish-stored';
import { env } from '@/lib/env';
import { instanceStorage } from '@/lib/storage/instance-storage';

const KIND = 'buyer_attestation_html';

/**
 * Makes and publishes the buyer's attestation as a page, unless it is published already. The attestations attest it: where one is
 * published, made by a release that knew no page, none is made any more. Safe to repeat.
 */
export async function makeWebCopy(applicationId: string): Promise<void> {
  for (const kind of ['attestation', 'buyer_attestation', KIND] as const)
    if (await findPublishedDocument(applicationId, kind)) return;
  await countMaking(KIND, applicationId, async () => {
    const content = attestationContent(await loadContent(applicationId), 'buyer');
    const page = await drawApart(content, { as: 'page', demonstration: env().DEMO });
    await publishStored(applicationId, KIND, await instanceStorage().put(oneChunk(page)));
  });
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}
