import { findDocuments } from '@/db/queries/answers';
import type { SubmittedApplication } from '@/lib/documents/submitted-application';
import { AppError } from '@/lib/errors';
import { carriedDocumentIds } from '@/lib/fields/read-answer';
import { DECLARATION_KEY, type FormField, filesDeclared, toFileReference } from '@/lib/journey/application-form';
import type { JsonValue, PackageContent, PackageDocument } from './package-manifest';

/** What the package of an application holds, but for the buyer's attestation, which attests it. */
export async function packageContent(submitted: SubmittedApplication): Promise<PackageContent> {
  const { application, market, form } = submitted;
  if (!form.declaration) throw new AppError('internal', 'a submitted application without declaration');
  const answered = form.fields.filter((field) => field.notApplicable || field.value !== null);
  return {
    marketIdentifier: market.identifier,
    application: {
      identifier: application.identifier,
      siret: application.siret,
      companyName: application.companyName,
      submittedAt: application.completedAt,
    },
    documents: await carriedDocuments(submitted),
    declaration: form.declaration,
    // Stored answers come from JSON columns.
    answers: Object.fromEntries(answered.map((field) => [field.key, answerAsData(field)])),
  };
}

const answerAsData = ({ notApplicable, value }: FormField): JsonValue =>
  notApplicable ? { not_applicable: true, reason: notApplicable.reason } : (value as JsonValue);

/**
 * The files that the answers carry, each with its place: rank of the field, then of the file in it, both from 1. The
 * declaration on honour ranks after the last field.
 */
async function carriedDocuments({ application, form }: SubmittedApplication): Promise<PackageDocument[]> {
  const documents = new Map((await findDocuments(application.firmId)).map((document) => [document.id, document]));
  const answers = [
    ...form.fields.map((field) => ({
      key: field.key,
      shortKey: shortKeyOf(field.key, field.requirement),
      ids: carriedDocumentIds({ field, value: field.value }),
    })),
    { key: DECLARATION_KEY, shortKey: DECLARATION_KEY, ids: filesDeclared(form).map(({ id }) => id) },
  ];
  return answers.flatMap(({ key, shortKey, ids }, answerIndex) =>
    ids.map((id, fileIndex) => {
      const document = documents.get(id);
      if (!document) throw new AppError('internal', `the file ${id} of an answer is not known`);
      return {
        origin: 'user' as const,
        responseRank: answerIndex + 1,
        fileRank: fileIndex + 1,
        fieldKey: key,
        shortKey,
        storageKey: document.storageKey,
        givenName: document.givenName ?? document.name,
        mediaType: document.contentType,
        notes: document.notes,
        file: toFileReference(document),
      };
    }),
  );
}

/** The keys of the catalogue begin with those of their category and sub-category. */
function shortKeyOf(key: string, { categoryKey, subcategoryKey }: { categoryKey: string; subcategoryKey: string }) {
  const prefix = `${categoryKey}_${subcategoryKey}_`;
  return key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : key;
}
