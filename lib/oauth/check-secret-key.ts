import { findInstanceKeys } from '@/db/queries/instance-keys';
import { decryptSecret } from '@/lib/keys';

/**
 * Whether `SECRET_KEY` is the one that this database was used with: what is written under another could not be read by
 * the application. True also when nothing tells, in a new database.
 */
export async function isSecretKeyOfDatabase(): Promise<boolean> {
  const keys = await findInstanceKeys('token_signature');
  return keys.every(({ id, privateCiphertext }) => opens(privateCiphertext, `instance-key/${id}`));
}

function opens(ciphertext: string, context: string): boolean {
  try {
    decryptSecret(ciphertext, context);
    return true;
  } catch {
    return false;
  }
}
