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
  applicationIdentifier: string;
  marketName: string;
  marketIdentifier: string;
  companyName: string;
  siret: string | null;
  foreignIdentifier: ForeignIdentifier | null;
  submittedAt: Date;
  /** Those that it is for. */
  lots: { number: number; name: string; cpvCode: string | null }[];
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

/** The same, given the SHA-256 of a published document. Throws `TooManyRequests`. */
export async function verifyByDigest(sha256: string, asker: Asker): Promise<Verified | undefined> {
  await spendLookUp(asker);
  const digest = sha256.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digest)) return undefined;
  const found = await findSubmissionByDocument(objectKey(digest));
  return found && toVerified(found.kind, found);
}

type Submission = NonNullable<Awaited<ReturnType<typeof findSubmission>>>;

function toVerified(recognised: Verified['recognised'], found: Submission): Verified | undefined {
  const { identifier, companyName, siret, foreignIdentifier, submittedAt, marketName, marketIdentifier, lots } = found;
  if (companyName === null || submittedAt === null) return undefined;
  return {
    recognised,
    applicationIdentifier: identifier,
    companyName,
    siret,
    foreignIdentifier,
    submittedAt,
    marketName,
    marketIdentifier,
    lots,
  };
}
