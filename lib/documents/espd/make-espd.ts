import { findFirms } from '@/db/queries/firms';
import { findDocumentsOfFirms, findPublishedDocument } from '@/db/queries/published-documents';
import { loadContent } from '@/lib/documents/content/load-content';
import { countMaking } from '@/lib/documents/publish/count-making';
import { publishStored } from '@/lib/documents/publish/publish-stored';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { espdFirms, espdResponse } from './espd-response';

const KIND = 'espd';

/**
 * Makes and publishes the ESPD response of each firm of an application, unless it is published already. The attestations attest
 * them: where one is published, made by a release that knew none, none is made any more. Safe to repeat.
 */
export async function makeEspd(applicationId: string): Promise<void> {
  for (const kind of ['attestation', 'buyer_attestation'] as const)
    if (await findPublishedDocument(applicationId, kind)) return;
  const made = await findDocumentsOfFirms(applicationId, KIND);
  const content = await loadContent(applicationId);
  const firms = await findFirms(applicationId);
  for (const firm of espdFirms(content)) {
    const firmId = firms[(firm.number ?? 1) - 1]?.id;
    if (firmId === undefined) throw new Error(`no firm at place ${firm.number}`);
    if (made.has(firmId)) continue;
    await countMaking(KIND, applicationId, async () => {
      const stored = await instanceStorage().put(oneChunk(Buffer.from(espdResponse(content, firm))));
      await publishStored(applicationId, KIND, stored, firmId);
    });
  }
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes;
}
