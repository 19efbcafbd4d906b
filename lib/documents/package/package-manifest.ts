import { createHash } from 'node:crypto';
import type { ForeignIdentifier } from '@/db/schema/applications';
import type { Content, ContentFile, ContentMember, JsonValue } from '@/lib/documents/content/content';
import type { StoredObject } from '@/lib/kits/storage/storage';
import { lotsAnswer } from '@/lib/shapes/values';
import type { Manifest, ManifestMember } from './manifest-schema';
import { packageEntry } from './package-names';

/** Packages made before these were kept have neither type nor notes. */
export type PackageDocument = Omit<ContentFile, 'mediaType' | 'notes'> & {
  mediaType?: string;
  notes?: ContentFile['notes'];
  /** Where it is in a package that is made already. */
  path?: string;
};

/** What a package is about. `answers`: the stored answers as data, by field key. */
export type PackageContent = PackageAnswers & {
  marketIdentifier: string;
  application: Content['application'];
  documents: PackageDocument[];
  /** The ESPD response of the firm, or of each member; none in a package that was made before there were any. */
  espd?: PackageEspd[];
  /** The buyer's attestation as a page; none in a package that was made before there was any. */
  webCopy?: StoredObject;
  /** Of a group: its kind, and its members after the mandataire, whose answers are those above. */
  group?: NonNullable<Content['group']>;
  members?: (Omit<ContentMember, 'parts' | 'declaration' | 'mandate'> & PackageAnswers)[];
};

/** An ESPD response; `member`: the number in its group of the firm whose it is. */
export type PackageEspd = StoredObject & { member?: number };

/** What a firm answered and declared, as data. */
type PackageAnswers = {
  declaration: Omit<Content['declaration'], 'files'>;
  answers: Record<string, JsonValue>;
  /** Where they come from, by field key; what has none was typed. */
  origins?: Manifest['origins'];
};

type Place = Pick<PackageDocument, 'member' | 'responseRank' | 'fileRank'>;

/** The order of the files of a package: by member of a group, by answer, by file. */
export const comparePlaces = (one: Place, other: Place): number =>
  (one.member ?? 0) - (other.member ?? 0) || one.responseRank - other.responseRank || one.fileRank - other.fileRank;

export type PackageInput = PackageContent & { buyerAttestation: StoredObject };

export const attestationPath = (identifier: string) => `buyer_attestation_${identifier}.pdf`;
export const webCopyPath = (identifier: string) => `buyer_attestation_${identifier}.html`;
export const espdPath = ({ member }: Pick<PackageEspd, 'member'>) =>
  member === undefined ? 'espd-response.xml' : `documents/${`${member}`.padStart(2, '0')}/espd-response.xml`;
export const documentPath = (document: PackageDocument) =>
  document.path ?? packageEntry(document, document.file.name, document.mediaType ?? '');

/** A file that the antivirus flagged stays out of the package, and is named in the manifest. */
export const isLeftOut = (document: PackageDocument) => document.file.scanState === 'flagged';

/** `manifest.json`: what the package holds, what was left out and why, and every answer. The same input, the same bytes. */
export function buildManifest(input: PackageInput): string {
  const { buyerAttestation, application } = input;
  const { format, format_version, market_identifier, ...rest } = describeContent(input);
  const attestation = {
    path: attestationPath(application.identifier),
    size_bytes: buyerAttestation.sizeBytes,
    sha256: buyerAttestation.sha256,
  };
  const manifest: Manifest = {
    format,
    format_version,
    market_identifier,
    application: rest.application,
    attestation,
    ...(rest.attestation_html && { attestation_html: rest.attestation_html }),
    ...(rest.espd && { espd: rest.espd }),
    documents: rest.documents,
    declaration: rest.declaration,
    answers: rest.answers,
    ...(rest.origins && { origins: rest.origins }),
    ...(rest.group && { group: rest.group, members: rest.members }),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

type ContentMembers = Omit<Manifest, 'attestation'>;

function describeContent(content: PackageContent): ContentMembers {
  const { marketIdentifier, application, documents, espd = [], webCopy, group, members = [] } = content;
  return {
    format: 'passe-marche/documents-package',
    format_version: group || application.foreignIdentifier ? 2 : 1,
    market_identifier: marketIdentifier,
    application: {
      identifier: application.identifier,
      siret: application.siret,
      ...((group || application.foreignIdentifier) && {
        foreign_identifier: inOrder(application.foreignIdentifier),
      }),
      company_name: application.companyName,
      submitted_at: application.submittedAt.toISOString(),
      ...(application.lots.length > 0 && { lots: lotsAnswer(application.lots) }),
      ...(application.replaces && { replaces: application.replaces }),
    },
    ...(webCopy && {
      attestation_html: {
        path: webCopyPath(application.identifier),
        size_bytes: webCopy.sizeBytes,
        sha256: webCopy.sha256,
      },
    }),
    ...(espd.length > 0 && { espd: espd.map(describeEspd) }),
    documents: documents.map(describeDocument),
    ...describeAnswers(content),
    ...(group && {
      group: { kind: group.kind, mandataire_solidaire: group.mandataireSolidaire },
      members: members.map(describeMember),
    }),
  };
}

function describeAnswers({ declaration, answers, origins }: PackageAnswers) {
  return {
    declaration: {
      choice: declaration.choice,
      explanation: declaration.explanation,
      wording: declaration.wording,
      wording_version: declaration.wordingVersion,
      declared_at: declaration.declaredAt.toISOString(),
    },
    answers: sortMembers(answers) as Manifest['answers'],
    ...(origins && { origins: sortMembers(origins) as Manifest['origins'] }),
  };
}

/** Its members in the order in which the database gives them, whoever read them: rebuilt, a manifest is the same bytes. */
function inOrder(identifier: ForeignIdentifier | null): ForeignIdentifier | null {
  return identifier && { kind: identifier.kind, value: identifier.value, country: identifier.country };
}

function describeMember(member: NonNullable<PackageContent['members']>[number]): ManifestMember {
  return {
    number: member.number,
    siret: member.siret,
    foreign_identifier: inOrder(member.foreignIdentifier),
    company_name: member.companyName,
    role: member.role,
    reserved_tasks: member.reservedTasks,
    lots: member.lots,
    declared_by: member.declaredBy,
    declared_at: member.declaredAt.toISOString(),
    ...describeAnswers(member),
  };
}

/**
 * SHA-256 of all that a package holds but its attestation, which carries it under its seal: files and answers cannot be
 * changed together with the manifest that names them. What the antivirus says may come later, and is left aside.
 */
export function contentDigest(content: PackageContent): string {
  const { documents, ...members } = describeContent(content);
  const attested = documents.map(
    ({ path: _path, left_out: _leftOut, scan_state: _scanState, ...document }) => document,
  );
  return createHash('sha256')
    .update(JSON.stringify({ ...members, documents: attested }))
    .digest('hex');
}

const describeEspd = (espd: PackageEspd): NonNullable<Manifest['espd']>[number] => ({
  path: espdPath(espd),
  ...(espd.member !== undefined && { member: espd.member }),
  size_bytes: espd.sizeBytes,
  sha256: espd.sha256,
});

function describeDocument(document: PackageDocument): Manifest['documents'][number] {
  const { file } = document;
  const leftOut = isLeftOut(document);
  return {
    path: leftOut ? null : documentPath(document),
    left_out: leftOut ? 'flagged_by_antivirus' : null,
    origin: document.origin,
    ...(document.member !== undefined && { member: document.member }),
    field_key: document.fieldKey,
    response_rank: document.responseRank,
    file_rank: document.fileRank,
    original_name: document.givenName,
    media_type: document.mediaType,
    notes: document.notes,
    size_bytes: file.sizeBytes,
    sha256: file.sha256,
    scan_state: file.scanState,
  };
}

/** A database does not promise the order of an object's members; a digest needs one. */
function sortMembers(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sortMembers(member)]));
}
