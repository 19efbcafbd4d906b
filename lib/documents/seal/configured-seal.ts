import { readFileSync } from 'node:fs';
import { ConfigurationError, type Env, env } from '@/lib/env';
import { PdfaError } from '@/lib/kits/pdfa/pdfa-error';
import { readPkcs12 } from '@/lib/kits/pdfa/pkcs12';
import { checkSealDates, loadSeal, type Seal } from '@/lib/kits/pdfa/seal';

type SealSettings = Pick<Env, 'SEAL_KEY_FILE' | 'SEAL_CERTIFICATE_FILE' | 'SEAL_PKCS12_FILE' | 'SEAL_PASSPHRASE'>;

/** The seal that the environment names; undefined when it names none. Throws `ConfigurationError`, in one line. */
export function readConfiguredSeal(settings: SealSettings): Seal | undefined {
  const { SEAL_KEY_FILE, SEAL_CERTIFICATE_FILE, SEAL_PKCS12_FILE, SEAL_PASSPHRASE } = settings;
  if (SEAL_PKCS12_FILE) {
    const content = readNamed('SEAL_PKCS12_FILE', SEAL_PKCS12_FILE);
    return orExplain('SEAL_PKCS12_FILE', () => {
      const { privateKeyPem, certificatesPem } = readPkcs12(content, SEAL_PASSPHRASE ?? '');
      return loadSeal(privateKeyPem, certificatesPem);
    });
  }
  if (!SEAL_KEY_FILE || !SEAL_CERTIFICATE_FILE) return undefined;
  const key = readNamed('SEAL_KEY_FILE', SEAL_KEY_FILE).toString();
  const certificates = readNamed('SEAL_CERTIFICATE_FILE', SEAL_CERTIFICATE_FILE).toString();
  return orExplain('SEAL_KEY_FILE and SEAL_CERTIFICATE_FILE', () => loadSeal(key, certificates, SEAL_PASSPHRASE));
}

/** Before anything is served: a seal that could not sign today stops the start. Throws `ConfigurationError`, in one line. */
export function checkConfiguredSeal(now: Date): void {
  const seal = readConfiguredSeal(env());
  const name = env().SEAL_PKCS12_FILE ? 'SEAL_PKCS12_FILE' : 'SEAL_CERTIFICATE_FILE';
  if (seal) orExplain(name, () => checkSealDates(seal, now));
}

function readNamed(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new ConfigurationError([`${name} names a file that cannot be read`]);
  }
}

function orExplain<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PdfaError)) throw error;
    throw new ConfigurationError([`${name}: ${error.message}`]);
  }
}
