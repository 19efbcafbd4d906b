import { Secret } from 'otpauth';
import { digestSecret } from '@/lib/keys';

const CODES = 10;
const CODE_BYTES = 10;

/** Ten codes of 80 random bits, in groups that one can copy by hand: `ABCD-EFGH-IJKL-MNOP`. Only digests are kept. */
export function newRecoveryCodes(): string[] {
  const newCode = () => new Secret({ size: CODE_BYTES }).base32.replace(/(.{4})(?!$)/g, '$1-');
  return Array.from({ length: CODES }, newCode);
}

/** As it is kept, however it was typed. */
export const digestRecoveryCode = (code: string): string =>
  digestSecret(`recovery/${code.toUpperCase().replace(/[^A-Z2-7]/g, '')}`);
