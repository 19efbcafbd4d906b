import { type SecretKind, secretsOf } from '@/db/queries/inspection';
import { totpContext } from '@/lib/administrators/begin-session';
import { instanceSeal } from '@/lib/documents/seal/instance-seal';
import { decryptSecret } from '@/lib/keys';
import { checkSealDates, sealEndsAt } from '@/lib/kits/pdfa/seal';
import { openVerificationSecret } from '@/lib/links/verification-secret';
import { type Check, fault, notice, ok } from './finding';

const KINDS: Record<SecretKind, { label: string; open: (about: string, ciphertext: string) => unknown }> = {
  instance_keys: { label: 'clé de l’instance', open: (id, text) => decryptSecret(text, `instance-key/${id}`) },
  webhook_secrets: {
    label: 'secret de webhook de l’éditeur',
    open: (id, text) => decryptSecret(text, `webhook-secret/${id}`),
  },
  second_factors: {
    label: 'second facteur de l’administrateur',
    open: (id, text) => decryptSecret(text, totpContext(id)),
  },
  verification_secrets: { label: 'secret de vérification de la candidature', open: openVerificationSecret },
};

/** Everything encrypted in the database opens with `SECRET_KEY`. */
export const checkSecrets: Check = {
  name: 'Secrets chiffrés',
  async run() {
    const problems: string[] = [];
    let count = 0;
    for (const kind of Object.keys(KINDS) as SecretKind[]) {
      const { label, open } = KINDS[kind];
      for await (const { about, ciphertext } of secretsOf(kind)) {
        count += 1;
        if (!opens(() => open(about, ciphertext))) problems.push(`${label} ${about} : ne s’ouvre pas avec SECRET_KEY`);
      }
    }
    return problems.length === 0
      ? ok(`${count} lisibles`)
      : fault(`${problems.length} illisibles sur ${count}`, problems);
  },
};

function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}

const WARN_BEFORE_DAYS = 30;

/** The seal can be read and is valid: documents can be made. */
export const checkSeal: Check = {
  name: 'Cachet des documents',
  async run({ now }) {
    const seal = await instanceSeal(new Date());
    const ends = sealEndsAt(seal);
    const day = ends.toISOString().slice(0, 10);
    try {
      checkSealDates(seal, now);
    } catch {
      return fault('hors de sa période de validité', [`certificat valable jusqu’au ${day}`]);
    }
    const days = Math.floor((ends.getTime() - now.getTime()) / 86_400_000);
    return days < WARN_BEFORE_DAYS ? notice(`expire dans ${days} jours (${day})`) : ok(`valable jusqu’au ${day}`);
  },
};
