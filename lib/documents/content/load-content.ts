import { type Document, findDocuments } from '@/db/queries/answers';
import { AppError } from '@/lib/errors';
import { carriedDocumentIds } from '@/lib/fields/read-answer';
import { DECLARATION_KEY, type FormField, filesDeclared, toFileReference } from '@/lib/journey/application-form';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { LOTS_KEY } from '@/lib/journey/lots-field';
import { readField } from '@/lib/journey/read-field';
import { openVerificationSecret, verificationUrl } from '@/lib/links/verification-secret';
import type { Content, ContentEntry, ContentFile, ContentLot, ContentPart, JsonValue } from './content';
import { loadSubmitted, type SubmittedApplication } from './submitted-application';

/** What the documents of an application say. Throws `not_found` when it was not submitted. */
export async function loadContent(applicationId: string): Promise<Content> {
  const submitted = await loadSubmitted(applicationId);
  return makeContent(submitted, await findDocuments(submitted.application.firmId));
}

function makeContent(submitted: SubmittedApplication, documents: Document[]): Content {
  const { application, market, editor, form } = submitted;
  if (!form.declaration) throw new AppError('internal', 'a submitted application without declaration');
  const filesAt = fileFinder(documents);
  // The lots are told beside the market, and are no answer among others.
  const fields = form.fields.filter(({ key }) => key !== LOTS_KEY);
  const entries = fields.map((field, index) => ({ field, entry: toEntry(field, index + 1, filesAt) }));
  const { identifier, siret, foreignIdentifier, companyName, completedAt } = application;
  const { choice, explanation, wording, wordingVersion, declaredAt } = form.declaration;
  // The declaration on honour ranks after the last field.
  const place = { fieldKey: DECLARATION_KEY, shortKey: DECLARATION_KEY, responseRank: fields.length + 1 };
  const declared = filesDeclared(form).map(({ id }) => id);
  const secret = openVerificationSecret(application.id, application.verificationSecretCiphertext);
  return {
    market: {
      identifier: market.identifier,
      name: market.name,
      lotName: market.lotName,
      lots: form.lots.map(toLot),
      deadline: market.deadline,
      siret: market.siret,
      typeCodes: effectiveTypes(market),
      editorName: editor.name,
    },
    application: {
      ...{ identifier, siret, foreignIdentifier, companyName },
      submittedAt: completedAt,
      lots: form.chosenLots.map(toLot),
    },
    parts: toParts(entries),
    declaration: { choice, explanation, wording, wordingVersion, declaredAt, files: filesAt(place, declared) },
    verificationUrl: verificationUrl(identifier, secret),
  };
}

const toLot = ({ number, name, cpvCode }: ContentLot): ContentLot => ({ number, name, cpvCode });

type Answered = { field: FormField; entry: ContentEntry };

/** Under the titles of the buyer, for both readers: the same document, question by question. */
function toParts(entries: readonly Answered[]): ContentPart[] {
  const byCategory = Map.groupBy(entries, ({ field }) => field.requirement.categoryKey);
  return [...byCategory.values()].map((inCategory) => ({
    title: inCategory[0]?.field.requirement.categoryBuyerLabel ?? '',
    sections: [...Map.groupBy(inCategory, ({ field }) => field.requirement.subcategoryKey).values()].map(
      (inSection) => ({
        title: inSection[0]?.field.requirement.subcategoryBuyerLabel ?? '',
        entries: inSection.map(({ entry }) => entry),
      }),
    ),
  }));
}

function toEntry(field: FormField, responseRank: number, filesAt: ReturnType<typeof fileFinder>): ContentEntry {
  const { key, requirement, value, notApplicable, provenances } = field;
  const place = { fieldKey: key, shortKey: shortKeyOf(key, requirement), responseRank };
  return {
    key,
    label: { buyer: requirement.buyerLabel, candidate: requirement.candidateLabel },
    // Stored answers come from JSON columns.
    value: value as JsonValue,
    notApplicable,
    provenances,
    reading: { candidate: readField(field, 'candidate'), buyer: readField(field, 'buyer') },
    files: filesAt(place, carriedDocumentIds({ field, value })),
  };
}

type Place = Pick<ContentFile, 'fieldKey' | 'shortKey' | 'responseRank'>;

/** Finds the files that an answer carries. All of them are there, or no document is made. */
function fileFinder(documents: readonly Document[]) {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return (place: Place, ids: readonly string[]): ContentFile[] =>
    ids.map((id, index) => {
      const document = byId.get(id);
      if (!document) throw new AppError('internal', `the file ${id} of an answer is not known`);
      return {
        origin: document.register === null ? 'user' : 'api',
        ...place,
        fileRank: index + 1,
        storageKey: document.storageKey,
        file: toFileReference(document),
        givenName: document.givenName ?? document.name,
        mediaType: document.contentType,
        notes: document.notes,
      };
    });
}

/** The keys of the catalogue begin with those of their category and sub-category. */
function shortKeyOf(key: string, { categoryKey, subcategoryKey }: { categoryKey: string; subcategoryKey: string }) {
  const prefix = `${categoryKey}_${subcategoryKey}_`;
  return key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : key;
}
