import { randomUUID } from 'node:crypto';
import { inTransaction } from '@/db/database';
import {
  findInstanceKeys,
  type InstanceKey,
  keepInstanceKey,
  type NewInstanceKey,
  replaceInstanceKey,
} from '@/db/queries/instance-keys';
import { env } from '@/lib/env';
import { decryptSecret, encryptSecret } from '@/lib/keys';
import { createSelfSignedSeal, isNearItsEnd, loadSeal, type Seal } from '@/lib/kits/pdfa/seal';
import { log } from '@/lib/observability/log';
import { attestationText } from '@/lib/text/attestation';
import { readConfiguredSeal } from './configured-seal';

const VALIDITY_DAYS = 5 * 365;
/** A document bears the date of its submission, which comes before the seal made for it. */
const VALID_BEFORE_MS = 86_400_000;

/** `isOurs`: made by the instance, which then renews it. */
type Held = { seal: Seal; isOurs: boolean };

let held: Promise<Held> | undefined;

/**
 * The seal of this instance: the one that the environment names, else one made self-signed on first use, kept encrypted in
 * the database, the same for every process. The latter is replaced once it is over or will be within 30 days; what it
 * sealed stays as it is.
 */
export async function instanceSeal(now: Date): Promise<Seal> {
  held ??= hold(now);
  const before = held;
  const { seal, isOurs } = await before;
  if (!isOurs || !isNearItsEnd(seal, now)) return seal;
  if (held === before) held = hold(now);
  return (await held).seal;
}

/** For tests that change the seal. */
export function forgetInstanceSeal(): void {
  held = undefined;
}

function hold(now: Date): Promise<Held> {
  const holding = currentSeal(now);
  // What failed is tried again at the next call
  holding.catch(forgetInstanceSeal);
  return holding;
}

async function currentSeal(now: Date): Promise<Held> {
  const configured = readConfiguredSeal(env());
  return configured ? { seal: configured, isOurs: false } : { seal: await ownSeal(now), isOurs: true };
}

async function ownSeal(now: Date): Promise<Seal> {
  const live = (await findInstanceKeys('document_seal')).find((key) => key.retiredAt === null);
  if (!live) return openSeal(await keepInstanceKey(await makeSeal(now)));
  const seal = openSeal(live);
  return isNearItsEnd(seal, now) ? openSeal(await renewSeal(live, now)) : seal;
}

const openSeal = (row: InstanceKey): Seal =>
  loadSeal(decryptSecret(row.privateCiphertext, `instance-key/${row.id}`), row.publicPart);

/** Of two processes that renew it at the same moment, the second takes the seal of the first. */
async function renewSeal(old: InstanceKey, now: Date): Promise<InstanceKey> {
  const made = await makeSeal(now);
  const live = await inTransaction((tx) => replaceInstanceKey(tx, made, now, old.id));
  log().info({ retired: old.id, live: live.id }, 'the self-signed seal of the documents was renewed');
  return live;
}

async function makeSeal(now: Date): Promise<NewInstanceKey> {
  const id = randomUUID();
  const { privateKeyPem, certificatePem } = await createSelfSignedSeal({
    commonName: attestationText.serviceName,
    organization: attestationText.serviceName,
    country: 'FR',
    validFrom: new Date(now.getTime() - VALID_BEFORE_MS),
    days: VALIDITY_DAYS,
  });
  return {
    id,
    purpose: 'document_seal',
    privateCiphertext: encryptSecret(privateKeyPem, `instance-key/${id}`),
    publicPart: certificatePem,
  };
}
