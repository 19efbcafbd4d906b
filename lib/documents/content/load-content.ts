import { type Document, findDocuments } from '@/db/queries/answers';
import { AppError } from '@/lib/errors';
import { carriedDocumentIds } from '@/lib/fields/read-answer';
import {
  type ApplicationForm,
  DECLARATION_KEY,
  type FormField,
  filesDeclared,
  isUnanswered,
  MANDATE_KEY,
  toFileReference,
} from '@/lib/journey/application-form';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { LOTS_KEY } from '@/lib/journey/lots-field';
import { readField } from '@/lib/journey/read-field';
import { openVerificationSecret, verificationUrl } from '@/lib/links/verification-secret';
import type { Content, ContentEntry, ContentFile, ContentLot, ContentMember, ContentPart, JsonValue } from './content';
import { loadSubmitted, type SubmittedApplication, type SubmittedMember } from './submitted-application';

/** What the documents of an application say. Throws `not_found` when it was not submitted. */
export async function loadContent(applicationId: string): Promise<Content> {
  const submitted = await loadSubmitted(applicationId);
  const { application, members } = submitted;
  const documents = await findDocuments(application.firmId);
  const said: ContentMember[] = [];
  for (const [index, member] of members.entries())
    said.push(toMember(member, index + 2, await findDocuments(member.firm.id)));
  return makeContent(submitted, documents, said);
}

function makeContent(submitted: SubmittedApplication, documents: Document[], members: ContentMember[]): Content {
  const { application, market, editor, form } = submitted;
  const { identifier, siret, foreignIdentifier, companyName, completedAt, groupKind, mandataireSolidaire } =
    application;
  const answered = toAnswered(form, fileFinder(documents, groupKind ? 1 : undefined));
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
      replaces: submitted.replaces,
    },
    ...answered,
    group: groupKind && { kind: groupKind, mandataireSolidaire },
    members,
    verificationUrl: verificationUrl(identifier, secret),
  };
}

const toLot = ({ number, name, cpvCode }: ContentLot): ContentLot => ({ number, name, cpvCode });

/** What a firm answered and declared. */
function toAnswered(
  form: ApplicationForm,
  filesAt: ReturnType<typeof fileFinder>,
): Pick<Content, 'parts' | 'declaration'> {
  if (!form.declaration) throw new AppError('internal', 'a submitted application without declaration');
  const entries = answersOf(form).map((field, index) => ({ field, entry: toEntry(field, index + 1, filesAt) }));
  const { choice, explanation, wording, wordingVersion, declaredAt } = form.declaration;
  const files = filesAt(
    placeAfter(form, DECLARATION_KEY, 1),
    filesDeclared(form).map(({ id }) => id),
  );
  return {
    parts: toParts(entries),
    declaration: { choice, explanation, wording, wordingVersion, declaredAt, files },
  };
}

/** The lots are told beside the market, and are no answer among others. */
const answersOf = ({ fields }: ApplicationForm) => fields.filter(({ key }) => key !== LOTS_KEY);

/** What is no field ranks after the last one: the declaration on honour, then the proof of a mandate. */
function placeAfter(form: ApplicationForm, key: string, places: number): Place {
  return { fieldKey: key, shortKey: key, responseRank: answersOf(form).length + places };
}

function toMember({ firm, lotRanks, form }: SubmittedMember, number: number, documents: Document[]): ContentMember {
  const { siret, foreignIdentifier, companyName, role, reservedTasks, declaredAt, declaredBy } = firm;
  const filesAt = fileFinder(documents, number);
  const proofs = documents.filter(({ fieldKey }) => fieldKey === MANDATE_KEY && declaredBy === 'mandataire');
  const mandate = filesAt(
    placeAfter(form, MANDATE_KEY, 2),
    proofs.map(({ id }) => id),
  );
  const lots = lotRanks.map((rank) => rank + 1);
  const said = { siret, foreignIdentifier, companyName, role, reservedTasks, lots, declaredAt, declaredBy };
  return { number, ...said, mandate, ...toAnswered(form, filesAt) };
}

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
    state: notApplicable ? 'not_applicable' : isUnanswered(field) ? 'missing' : 'given',
    isUnfavourable: field.unfavourableWhenYes && !notApplicable && value?.choice === 'yes',
    asksForFiles: field.inputType === 'files',
    provenances,
    reading: { candidate: readField(field, 'candidate'), buyer: readField(field, 'buyer') },
    files: filesAt(place, carriedDocumentIds({ field, value })),
  };
}

type Place = Pick<ContentFile, 'fieldKey' | 'shortKey' | 'responseRank'>;

/** Finds the files that an answer carries. All of them are there, or no document is made. */
function fileFinder(documents: readonly Document[], member: number | undefined) {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return (place: Place, ids: readonly string[]): ContentFile[] =>
    ids.map((id, index) => {
      const document = byId.get(id);
      if (!document) throw new AppError('internal', `the file ${id} of an answer is not known`);
      return {
        origin: document.register === null ? 'user' : 'api',
        ...(member !== undefined && { member }),
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
