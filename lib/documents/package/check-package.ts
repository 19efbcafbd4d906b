import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { JsonValue } from '@/lib/documents/content/content';
import { checkSealedPdf, type SealedPdf } from '@/lib/kits/pdfa/check-sealed-pdf';
import type { StoredObject } from '@/lib/kits/storage/storage';
import type { FirmIdentifier } from '@/lib/text/firm-identifiers';
import { type Manifest, type ManifestMember, manifestSchema } from './manifest-schema';
import { buildDocumentsPackage } from './package';
import { contentDigest, type PackageInput } from './package-manifest';

export type PackageProblem = {
  code:
    | 'unreadable'
    | 'bad_manifest'
    | 'missing'
    | 'unexpected'
    | 'changed'
    | 'bad_attestation'
    | 'not_attested'
    | 'not_as_made';
  path?: string;
};

/** What a package says of itself; `manifest` and `attestation` as far as they could be read. */
export type CheckedPackage = { problems: PackageProblem[]; manifest?: Manifest; attestation?: SealedPdf };

const MANIFEST = 'manifest.json';
/** The manifest and the attestation are held in memory; both stay far below. */
const MAX_HELD_BYTES = 100_000_000;

/**
 * Checks a package on disk, alone: that it holds what its manifest names and nothing else, byte for byte, that the seal of
 * its attestation is whole, and that it is, to the last byte, the file that would be made of this content.
 */
export async function checkPackage(path: string): Promise<CheckedPackage> {
  try {
    const zip = await openPromise(path, { autoClose: false, strictFileNames: true });
    try {
      return await checkOpened(path, zip);
    } finally {
      zip.close();
    }
  } catch {
    return { problems: [{ code: 'unreadable' }] };
  }
}

async function checkOpened(path: string, zip: ZipFile): Promise<CheckedPackage> {
  const entries = new Map<string, Entry>();
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, entry);
    names.push(entry.fileName);
  }
  const open = (name: string) => openEntry(zip, entries, name);
  const manifest = await readManifest(open);
  if (!manifest) return { problems: [{ code: 'bad_manifest', path: MANIFEST }] };
  const problems = [...compareNames(names, manifest), ...(await compareDigests(open, entries, manifest))];
  if (problems.length > 0) return { problems, manifest };
  const pdf = await buffer(await open(manifest.attestation.path));
  const attestation = checkSealedPdf(pdf);
  if (attestation.problems.length > 0 || attestation.addedBytes > 0)
    problems.push({ code: 'bad_attestation', path: manifest.attestation.path });
  if (attestedContent(pdf) !== contentDigest(inputOf(manifest))) problems.push({ code: 'not_attested' });
  if (!(await isAsMade(path, open, manifest))) problems.push({ code: 'not_as_made' });
  return { problems, manifest, attestation };
}

/** The digest of the package's content that an attestation carries in its metadata, under its seal. */
function attestedContent(pdf: Buffer): string | undefined {
  const [found, ...others] = pdf.toString('latin1').matchAll(/\(content-sha256:([0-9a-f]{64})\)/g);
  return others.length === 0 ? found?.[1] : undefined;
}

type Open = (name: string) => Promise<Readable>;

async function openEntry(zip: ZipFile, entries: Map<string, Entry>, name: string): Promise<Readable> {
  const entry = entries.get(name);
  if (!entry) throw new Error(`${name} is not in the package`);
  return zip.openReadStreamPromise(entry);
}

async function readManifest(open: Open): Promise<Manifest | undefined> {
  try {
    return manifestSchema.parse(JSON.parse(await textOf(await open(MANIFEST))));
  } catch {
    return undefined;
  }
}

async function textOf(content: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_HELD_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

type Named = { path: string; sha256: string; size_bytes: number };

/** The files that a manifest says are in the package, itself apart. */
const namedFiles = ({ attestation, attestation_html, espd = [], documents }: Manifest): Named[] => [
  attestation,
  ...(attestation_html ? [attestation_html] : []),
  ...espd,
  ...documents.flatMap(({ path, ...rest }) => (path === null ? [] : { path, ...rest })),
];

function compareNames(names: string[], manifest: Manifest): PackageProblem[] {
  const expected = [MANIFEST, ...namedFiles(manifest).map(({ path }) => path)];
  const left = [...names];
  const missing = expected.filter((path) => {
    const at = left.indexOf(path);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map((path) => ({ code: 'missing' as const, path })),
    ...left.map((path) => ({ code: 'unexpected' as const, path })),
  ];
}

async function compareDigests(open: Open, entries: Map<string, Entry>, manifest: Manifest): Promise<PackageProblem[]> {
  const problems: PackageProblem[] = [];
  for (const { path, sha256, size_bytes } of namedFiles(manifest)) {
    const entry = entries.get(path);
    if (!entry) continue;
    const isSame = entry.uncompressedSize === size_bytes && (await digestOf(() => open(path))) === sha256;
    if (!isSame) problems.push({ code: 'changed', path });
  }
  return problems;
}

async function digestOf(open: () => Promise<Readable> | Readable): Promise<string | undefined> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of (await open()) as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

/**
 * Makes the package again of what it holds and compares: every byte of it is then checked, be it of a date,
 * a header or the padding of a compressed file. Its entries bear the time in Paris or, made by an earlier release, in UTC.
 */
async function isAsMade(path: string, open: Open, manifest: Manifest): Promise<boolean> {
  const put = async (source: AsyncIterable<Uint8Array>): Promise<StoredObject> => {
    const sha256 = (await digestOf(() => source as Readable)) ?? '';
    return { key: '', sha256, sizeBytes: 0 };
  };
  try {
    const sha256 = await digestOf(() => createReadStream(path));
    for (const clock of ['paris', 'utc'] as const) {
      const rebuilt = await buildDocumentsPackage({ get: open, put }, inputOf(manifest), { clock });
      if (rebuilt.sha256 === sha256) return true;
    }
    return false;
  } catch {
    return false;
  }
}

/** What a manifest says of which firm it is. */
export function firmOf({ application }: Manifest): FirmIdentifier {
  return { siret: application.siret, foreignIdentifier: application.foreign_identifier ?? null };
}

function inputOf(manifest: Manifest): PackageInput {
  const { application, attestation, attestation_html: page } = manifest;
  return {
    marketIdentifier: manifest.market_identifier,
    application: {
      identifier: application.identifier,
      ...firmOf(manifest),
      companyName: application.company_name,
      submittedAt: new Date(application.submitted_at),
      lots: (application.lots ?? []).map(({ number, name, cpv_code }) => ({ number, name, cpvCode: cpv_code })),
      replaces: application.replaces ?? null,
    },
    buyerAttestation: { key: attestation.path, sha256: attestation.sha256, sizeBytes: attestation.size_bytes },
    ...answersOf(manifest),
    ...(manifest.group && {
      group: { kind: manifest.group.kind, mandataireSolidaire: manifest.group.mandataire_solidaire },
      members: manifest.members?.map(memberOf),
    }),
    ...(page && { webCopy: { key: page.path, sha256: page.sha256, sizeBytes: page.size_bytes } }),
    ...(manifest.espd && {
      espd: manifest.espd.map(({ path, member, sha256, size_bytes }) => ({
        ...(member !== undefined && { member }),
        ...{ key: path, sha256, sizeBytes: size_bytes },
      })),
    }),
    documents: manifest.documents.map((document) => ({
      origin: document.origin,
      ...(document.member !== undefined && { member: document.member }),
      fieldKey: document.field_key,
      shortKey: document.field_key,
      path: document.path ?? undefined,
      givenName: document.original_name,
      mediaType: document.media_type,
      notes: document.notes,
      responseRank: document.response_rank,
      fileRank: document.file_rank,
      storageKey: document.path ?? '',
      file: {
        id: '',
        name: document.original_name,
        sizeBytes: document.size_bytes,
        sha256: document.sha256,
        scanState: document.scan_state,
      },
    })),
  };
}

function answersOf({ declaration, answers, origins }: Pick<Manifest, 'declaration' | 'answers' | 'origins'>) {
  return {
    declaration: {
      choice: declaration.choice,
      explanation: declaration.explanation,
      wording: declaration.wording,
      wordingVersion: declaration.wording_version,
      declaredAt: new Date(declaration.declared_at),
    },
    answers: answers as Record<string, JsonValue>,
    ...(origins && { origins }),
  };
}

function memberOf(member: ManifestMember): NonNullable<PackageInput['members']>[number] {
  const { number, siret, role, lots } = member;
  return {
    ...{ number, siret, role, lots },
    foreignIdentifier: member.foreign_identifier,
    companyName: member.company_name,
    reservedTasks: member.reserved_tasks,
    declaredBy: member.declared_by,
    declaredAt: new Date(member.declared_at),
    ...answersOf(member),
  };
}
