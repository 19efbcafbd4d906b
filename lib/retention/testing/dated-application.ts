import { Readable } from 'node:stream';
import { inTransaction } from '@/db/database';
import { insertDocument, putAnswer } from '@/db/queries/answers';
import { putDeclaration } from '@/db/queries/applications';
import type { Market } from '@/db/queries/markets';
import { publishDocument } from '@/db/queries/published-documents';
import { insertDelivery } from '@/db/queries/webhooks/outbox';
import { makeTestApplication } from '@/db/testing/make-test-market';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import type { StoredObject } from '@/lib/kits/storage/storage';
import { sealVerificationSecret } from '@/lib/links/verification-secret';
import { instanceStorage } from '@/lib/storage/instance-storage';

const FIELD = 'a-field';
export const SECRET = 'un-secret-de-verification';

/** Puts an object in storage. */
export const store = (content: string) => instanceStorage().put(Readable.from([Buffer.from(content)]));

/**
 * An application with all that one gathers: an answer, a file, a declaration, a link that was used, and, once it is
 * submitted, its attestation and the webhook that told of it.
 */
export async function makeFullApplication(
  market: Market,
  { name, submittedAt, file }: { name: string; submittedAt: Date | null; file?: StoredObject },
) {
  const id = crypto.randomUUID();
  const at = market.createdAt;
  const application = await makeTestApplication(market, {
    id,
    siret: String(Math.floor(Math.random() * 1e14)).padStart(14, '0'),
    companyName: name,
    createdAt: at,
    completedAt: submittedAt,
    documentsReadyAt: submittedAt,
    ...(submittedAt && { verificationSecretCiphertext: sealVerificationSecret(id, SECRET) }),
  });
  const { firmId } = application;
  const { key: storageKey, ...described } = file ?? (await store(`file of ${name}`));
  const link = { subject: 'application', subjectId: id, expiresAt: new Date(market.deadline) } as const;
  const token = await inTransaction(async (tx) => {
    const posted = { draft: { text: name }, value: { text: name }, inError: false, refusals: [], updatedAt: at };
    await putAnswer(tx, { firmId, fieldKey: FIELD, ...posted });
    const place = { firmId, fieldKey: FIELD, name: `${name}.pdf`, contentType: 'x', createdAt: at };
    await insertDocument(tx, { ...place, storageKey, ...described });
    const wording = { wording: 'Sur l’honneur.', wordingVersion: '1', declaredAt: at, sessionId: null };
    await putDeclaration(tx, { firmId, choice: 'concerned', explanation: name, ...wording });
    return createAccessLink(tx, link, at);
  });
  await enterByLink({ token, ...link }, undefined, at);
  const attestation = submittedAt ? await publish(id, name, submittedAt) : undefined;
  if (submittedAt) {
    await inTransaction((tx) =>
      insertDelivery(tx, {
        ...{
          editorId: market.editorId,
          event: 'market_application.completed',
          subjectId: id,
          payload: `{"${name}":1}`,
        },
        ...{ identifier: application.identifier, syncStatus: 'sync_completed', createdAt: submittedAt },
      }),
    );
  }
  return {
    id,
    firmId,
    identifier: application.identifier,
    name,
    objects: [storageKey, ...(attestation ? [attestation] : [])],
  };
}

async function publish(applicationId: string, name: string, createdAt: Date): Promise<string> {
  const { key: storageKey, ...described } = await store(`attestation of ${name}`);
  await publishDocument({ applicationId, kind: 'attestation', storageKey, ...described, createdAt });
  return storageKey;
}
