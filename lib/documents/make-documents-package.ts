import { findDocuments } from '@/db/queries/answers';
import { findPublishedDocument } from '@/db/queries/published-documents';
import { AppError } from '@/lib/errors';
import { fieldType } from '@/lib/fields/registry';
import { toFileReference } from '@/lib/journey/application-form';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { buildDocumentsPackage } from './package';
import type { JsonValue, PackageDocument, PackageInput } from './package-manifest';
import { publishStored } from './publish-stored';
import { loadSubmitted, type SubmittedApplication } from './submitted-application';

const KIND = 'documents_package';

/** Makes and publishes the ZIP of an application, unless it is published already. Needs the buyer's attestation. Safe to repeat. */
export async function makeDocumentsPackage(applicationId: string): Promise<void> {
  if (await findPublishedDocument(applicationId, KIND)) return;
  const input = await packageInput(await loadSubmitted(applicationId));
  await publishStored(applicationId, KIND, await buildDocumentsPackage(instanceStorage(), input));
}

async function packageInput(submitted: SubmittedApplication): Promise<PackageInput> {
  const { application, market, form } = submitted;
  const attestation = await findPublishedDocument(application.id, 'buyer_attestation');
  if (!attestation) throw new AppError('not_found', 'the buyer attestation is not published yet');
  const { storageKey, sha256, sizeBytes } = attestation;
  const answered = form.fields.filter((field) => field.value !== null);
  return {
    marketIdentifier: market.identifier,
    application: {
      identifier: application.identifier,
      siret: application.siret,
      companyName: application.companyName,
      submittedAt: application.completedAt,
    },
    buyerAttestation: { key: storageKey, sha256, sizeBytes },
    documents: await carriedDocuments(submitted),
    // Stored answers come from JSON columns.
    answers: Object.fromEntries(answered.map((field) => [field.key, field.value as JsonValue])),
  };
}

/** The files that the answers carry, each with its place: rank of the field, then of the file in it, both from 1. */
async function carriedDocuments({ application, form }: SubmittedApplication): Promise<PackageDocument[]> {
  const documents = new Map((await findDocuments(application.id)).map((document) => [document.id, document]));
  return form.fields.flatMap((field, fieldIndex) => {
    const ids = field.value ? fieldType(field.inputType).documentIds(field.value) : [];
    return ids.map((id, fileIndex) => {
      const document = documents.get(id);
      if (!document) throw new AppError('internal', `the file ${id} of an answer is not known`);
      return {
        origin: 'user' as const,
        responseRank: fieldIndex + 1,
        fileRank: fileIndex + 1,
        fieldKey: field.key,
        storageKey: document.storageKey,
        file: toFileReference(document),
      };
    });
  });
}
