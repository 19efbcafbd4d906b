import { findApplicationIdByIdentifier } from '@/db/queries/applications';
import { AppError } from '@/lib/errors';
import { equalInConstantTime } from '@/lib/keys';
import { openVerificationSecret } from '@/lib/verification-secret';
import { loadSubmitted } from './submitted-application';

export type Verified = {
  marketName: string;
  marketIdentifier: string;
  companyName: string;
  siret: string;
  submittedAt: Date;
};

/**
 * What was submitted, when, by which firm, for which market, for whoever holds the secret of the QR code. Undefined
 * otherwise, for an unknown identifier and a wrong secret alike: not even existence is told. Answers are never shown.
 */
export async function verifyAttestation(identifier: string, secret: string): Promise<Verified | undefined> {
  const id = await findApplicationIdByIdentifier(identifier);
  const submitted = id ? await loadIfSubmitted(id) : undefined;
  if (!submitted) return undefined;
  const { application, market } = submitted;
  const expected = openVerificationSecret(application.id, application.verificationSecretCiphertext);
  if (!equalInConstantTime(expected, secret)) return undefined;
  return {
    marketName: market.name,
    marketIdentifier: market.identifier,
    companyName: application.companyName,
    siret: application.siret,
    submittedAt: application.completedAt,
  };
}

async function loadIfSubmitted(applicationId: string) {
  try {
    return await loadSubmitted(applicationId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}
