import { instanceSeal } from './instance-seal';
import { isNearItsEnd, sealEndsAt } from './seal';

/**
 * A word for the operators when the seal of the documents is over, or soon will be; undefined otherwise. It is then the
 * environment's: one that the instance made itself was renewed.
 */
export async function sealWarning(
  now: Date,
): Promise<'seal_certificate_expired' | 'seal_certificate_expires_soon' | undefined> {
  const seal = await instanceSeal(now);
  if (now >= sealEndsAt(seal)) return 'seal_certificate_expired';
  return isNearItsEnd(seal, now) ? 'seal_certificate_expires_soon' : undefined;
}
