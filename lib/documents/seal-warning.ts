import { instanceSeal } from './instance-seal';
import { sealEndsAt } from './seal';

const WARN_BEFORE_MS = 30 * 86_400_000;

/** A word for the operators when the seal of the documents is over, or soon will be; undefined otherwise. */
export async function sealWarning(
  now: Date,
): Promise<'seal_certificate_expired' | 'seal_certificate_expires_soon' | undefined> {
  const leftMs = sealEndsAt(await instanceSeal()).getTime() - now.getTime();
  if (leftMs <= 0) return 'seal_certificate_expired';
  return leftMs < WARN_BEFORE_MS ? 'seal_certificate_expires_soon' : undefined;
}
