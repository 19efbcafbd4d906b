import { readConfiguredSeal } from '@/lib/documents/seal/configured-seal';
import { ConfigurationError, type Env } from '@/lib/env';
import { isSelfSigned, sealEndsAt } from '@/lib/kits/pdfa/seal';

/** Said when the environment names no seal at all. */
export const NO_SEAL =
  'SEAL_PKCS12_FILE, ou SEAL_KEY_FILE et SEAL_CERTIFICATE_FILE, manquent : le cachet de démonstration, que l’application ' +
  'se fait à elle-même, n’engage personne.';

/** Why the seal of the documents cannot be that of a production, in one line; undefined when it can. */
export function explainSeal(env: Env, now: Date): string | undefined {
  const name = env.SEAL_PKCS12_FILE ? 'SEAL_PKCS12_FILE' : 'SEAL_CERTIFICATE_FILE';
  try {
    const seal = readConfiguredSeal(env);
    if (!seal) return NO_SEAL;
    if (now > sealEndsAt(seal)) return `${name} : le certificat du cachet a expiré.`;
    if (now < seal.certificates[0].validFromDate) return `${name} : le certificat du cachet n’est pas encore valable.`;
    return undefined;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return inFrench(error.lines[0] ?? name);
  }
}

/** Whether the documents will say that nobody vouches for their seal. */
export function hasSelfSignedSeal(env: Env): boolean {
  const seal = readConfiguredSeal(env);
  return seal !== undefined && isSelfSigned(seal);
}

function inFrench(line: string): string {
  const [name = ''] = /^\w+/.exec(line) ?? [];
  if (line.endsWith('cannot be read')) return `${name} désigne un fichier illisible.`;
  return `${name} : la clé ou le certificat du cachet est illisible, ou la phrase de passe fausse (SEAL_PASSPHRASE), ou la clé n’est pas celle du certificat.`;
}
