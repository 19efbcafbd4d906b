import { type Database, inTransaction } from '@/db/database';
import { deleteSessionOf } from '@/db/queries/administrator-sessions';
import {
  type Administrator,
  lockAdministrator,
  replaceRecoveryCodes,
  spendRecoveryCode,
  updateAdministrator,
} from '@/db/queries/administrators';
import { recordAudit } from '@/lib/audit/record';
import type { ConsoleVisit } from '@/lib/auth/administrator-session';
import { AppError } from '@/lib/errors';
import { withoutInvisible } from '@/lib/input/unseen-characters';
import { decryptSecret } from '@/lib/keys';
import { type BegunSession, type Browser, beginSession, totpContext } from './begin-session';
import { digestRecoveryCode, newRecoveryCodes } from './recovery-codes';
import { normalEmail } from './sign-in';
import { stepOfCode } from './totp';
import { countTry, forgetTries, tryCode, tryPassword } from './tries';

export type CodeOutcome =
  /** `recoveryCodes`: those of an account that has just enrolled; shown once. */
  | { kind: 'accepted'; begun: BegunSession; recoveryCodes: string[] | null }
  | { kind: 'refused' }
  | { kind: 'locked'; retryAt: Date };

/**
 * The second step: a code of the telephone, or one of recovery. Right, a session with another token takes the place of
 * the pending one. An account without second factor enrols the secret that its pending session holds.
 */
export async function passSecondFactor(
  { session, administrator }: ConsoleVisit,
  code: string,
  browser: Browser,
  now: Date,
): Promise<CodeOutcome> {
  const attempt = tryCode(administrator.id, administrator.passwordHash ?? '');
  const { retryAt, isLast } = await countTry(attempt, now);
  if (retryAt) return { kind: 'locked', retryAt };
  const outcome = await inTransaction(async (tx): Promise<CodeOutcome> => {
    // Held: of two posts with one code at once, one is refused.
    const account = await lockAdministrator(tx, administrator.id);
    if (!account || account.disabledAt) throw new AppError('unauthorized', 'the account is disabled');
    const factor = await factorOf(tx, account, session.totpCiphertext, code, now);
    const by = { actor: { kind: 'administrator' as const, id: account.id }, address: browser.address, now };
    if (!factor) {
      const action = isLast ? 'administrator.locked_out' : 'administrator.sign_in_failed';
      const target = { kind: 'administrator', id: account.id };
      await recordAudit(tx, { ...by, actor: { kind: 'public', id: null }, action, target, details: { step: 'code' } });
      return { kind: 'refused' };
    }
    // Ended meanwhile: revoked, or the same post was sent twice.
    if (!(await deleteSessionOf(tx, account.id, session.id))) throw new AppError('unauthorized', 'the session is over');
    const recoveryCodes = factor === 'enrolled' ? await keepNewRecoveryCodes(tx, account.id) : null;
    await updateAdministrator(tx, account.id, { lastSignInAt: now });
    const begun = await beginSession(tx, account, 'complete', browser, now);
    await recordAudit(tx, { ...by, action: 'administrator.signed_in', details: { second_factor: factor } });
    return { kind: 'accepted', begun, recoveryCodes };
  });
  if (outcome.kind === 'accepted') {
    await forgetTries(attempt);
    await forgetTries(tryPassword(normalEmail(administrator.email), browser.address));
  }
  return outcome;
}

type Factor = 'enrolled' | 'code' | 'recovery_code';

async function factorOf(
  tx: Database,
  account: Administrator,
  enrolling: string | null,
  code: string,
  now: Date,
): Promise<Factor | undefined> {
  const ciphertext = account.totpCiphertext ?? enrolling;
  if (ciphertext === null) throw new AppError('unauthorized', 'there is no second factor to pass');
  const secret = decryptSecret(ciphertext, totpContext(account.id));
  const step = stepOfCode(secret, withoutInvisible(code), now);
  if (step !== undefined && step > (account.totpUsedStep ?? -1)) {
    await updateAdministrator(tx, account.id, { totpCiphertext: ciphertext, totpUsedStep: step });
    return account.totpCiphertext === null ? 'enrolled' : 'code';
  }
  if (account.totpCiphertext === null) return undefined;
  return (await spendRecoveryCode(tx, account.id, digestRecoveryCode(code))) ? 'recovery_code' : undefined;
}

/** Ten codes in place of those there were; returns them, to be shown once. */
export async function keepNewRecoveryCodes(tx: Database, administratorId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tx, administratorId, codes.map(digestRecoveryCode));
  return codes;
}
