import type { GroupMember } from '@/db/queries/group-members';
import type { DocumentKind } from '@/db/queries/published-documents';
import { findSubmission, findSubmissionByDocument } from '@/db/queries/submissions';
import type { ForeignIdentifier } from '@/db/schema/applications';
import { digestSecret, equalInConstantTime } from '@/lib/keys';
import { objectKey } from '@/lib/kits/storage/object-key';
import { openVerificationSecret } from '@/lib/links/verification-secret';
import { spendLookUp, spendWrongSecret } from './verification-limits';

export type Verified = {
  /** What was recognised: the secret of the code, or the very bytes of a published document. */
  recognised: 'secret' | DocumentKind;
  /** Something follows, in the file, what we sealed: what was recognised is the sealed part. */
  isAddedTo: boolean;
  applicationIdentifier: string;
  marketName: string;
  marketIdentifier: string;
  companyName: string;
  siret: string | null;
  foreignIdentifier: ForeignIdentifier | null;
  submittedAt: Date;
  /** When another was submitted in its place; when it was withdrawn: it does not count any more. */
  replacedAt: Date | null;
  withdrawnAt: Date | null;
  /** Those that it is for. */
  lots: { number: number; name: string; cpvCode: string | null }[];
  /** The firms of a group, the mandataire first; none for a firm alone. */
  members: Pick<GroupMember, 'companyName' | 'siret' | 'foreignIdentifier'>[];
};

/** Who asks, and when. */
export type Asker = { address: string; now: Date };

/**
 * What was submitted, when, by which firm, for which market, given the secret of the QR code. Undefined
 * otherwise, for an unknown identifier and a wrong secret alike: not even existence is told, and both take one query and
 * one comparison. Answers are never shown. Throws `TooManyRequests`.
 */
export async function verifyBySecret(identifier: string, secret: string, asker: Asker): Promise<Verified | undefined> {
  await spendLookUp(asker);
  // PostgreSQL refuses a text with a NUL, which an address may carry
  const found = await findSubmission(identifier.replaceAll('\0', ''));
  const expected = found?.verificationSecretCiphertext
    ? openVerificationSecret(found.id, found.verificationSecretCiphertext)
    : digestSecret(identifier);
  const isRight = equalInConstantTime(digestSecret(expected), digestSecret(secret));
  if (found && isRight) return toVerified('secret', found);
  await spendWrongSecret(identifier, asker.now);
  return undefined;
}

/** Of a file: its SHA-256, and that of its first signed revision where something was added to it. */
export type FileDigests = { sha256: string; revisionSha256?: string | undefined };

/** The same, given the digests of a file that is, or begins with, a published document. Throws `TooManyRequests`. */
export async function verifyByDigest(
  { sha256, revisionSha256 }: FileDigests,
  asker: Asker,
): Promise<Verified | undefined> {
  await spendLookUp(asker);
  const whole = await findByDigest(sha256);
  if (whole) return toVerified(whole.kind, whole);
  const sealed = revisionSha256 === undefined ? undefined : await findByDigest(revisionSha256);
  const isSealed = sealed?.kind === 'attestation' || sealed?.kind === 'buyer_attestation';
  return sealed && isSealed ? toVerified(sealed.kind, sealed, true) : undefined;
}

async function findByDigest(sha256: string) {
  const digest = sha256.trim().toLowerCase();
  return /^[0-9a-f]{64}$/.test(digest) ? findSubmissionByDocument(objectKey(digest)) : undefined;
}

type Submission = NonNullable<Awaited<ReturnType<typeof findSubmission>>>;

function toVerified(recognised: Verified['recognised'], found: Submission, isAddedTo = false): Verified | undefined {
  const { identifier, companyName, siret, foreignIdentifier, submittedAt, marketName, marketIdentifier, lots } = found;
  if (companyName === null || submittedAt === null) return undefined;
  const { replacedAt, withdrawnAt, members } = found;
  return {
    recognised,
    isAddedTo,
    applicationIdentifier: identifier,
    companyName,
    siret,
    foreignIdentifier,
    submittedAt,
    replacedAt,
    withdrawnAt,
    marketName,
    marketIdentifier,
    lots,
    members: members.map(toNamed),
  };
}

/** Who it is, and nothing of its part. */
const toNamed = ({ companyName, siret, foreignIdentifier }: GroupMember) => ({ companyName, siret, foreignIdentifier });
