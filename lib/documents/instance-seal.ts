import { randomUUID } from 'node:crypto';
import { findInstanceKeys, type InstanceKey, keepInstanceKey } from '@/db/queries/instance-keys';
import { env } from '@/lib/env';
import { decryptSecret, encryptSecret } from '@/lib/keys';
import { attestationText } from '@/lib/text/attestation';
import { readConfiguredSeal } from './configured-seal';
import { createSelfSignedSeal, loadSeal, type Seal } from './seal';

const VALIDITY_DAYS = 5 * 365;

let seal: Promise<Seal> | undefined;

/**
 * The seal of this instance: the one that the environment names, else one made self-signed on first use, kept encrypted in
 * the database, the same for every process.
 */
export function instanceSeal(): Promise<Seal> {
  seal ??= currentSeal().catch((error) => {
    seal = undefined;
    throw error;
  });
  return seal;
}

/** For tests that change the seal. */
export function forgetInstanceSeal(): void {
  seal = undefined;
}

const currentSeal = async (): Promise<Seal> => readConfiguredSeal(env()) ?? (await loadOrMakeSeal());

async function loadOrMakeSeal(): Promise<Seal> {
  const row = (await findInstanceKeys('document_seal')).find((key) => key.retiredAt === null) ?? (await makeSeal());
  return loadSeal(decryptSecret(row.privateCiphertext, `instance-key/${row.id}`), row.publicPart);
}

async function makeSeal(): Promise<InstanceKey> {
  const id = randomUUID();
  const { privateKeyPem, certificatePem } = await createSelfSignedSeal({
    commonName: attestationText.serviceName,
    organization: attestationText.serviceName,
    validFrom: new Date(),
    days: VALIDITY_DAYS,
  });
  return keepInstanceKey({
    id,
    purpose: 'document_seal',
    privateCiphertext: encryptSecret(privateKeyPem, `instance-key/${id}`),
    publicPart: certificatePem,
  });
}
