import { deleteSessionsOf } from '@/db/queries/administrator-sessions';
import { type Administrator, findAdministrator, updateAdministrator } from '@/db/queries/administrators';
import type { By } from '@/lib/audit/by';
import { AppError } from '@/lib/errors';
import { signInText } from '@/lib/text/admin-sign-in';
import { forgetSecondFactor, hold, record } from './accounts';
import { type ChosenPassword, checkPassword } from './choose-password';
import { keepNewRecoveryCodes } from './pass-second-factor';
import { hashPassword, isPassword } from './password-hash';
import { countTry, tryCode } from './tries';

/**
 * What a person does to their own account. Each asks for the password again: a session left open, or stolen, is not
 * enough to stay. Throws `invalid`, also after too many wrong ones.
 */

/** Ends every other session. */
export async function changeOwnPassword(
  id: string,
  given: ChosenPassword & { current: string },
  sessionId: string,
  by: By,
): Promise<void> {
  const account = await prove(id, given.current, 'password', by.now);
  checkPassword(given, account.email);
  const passwordHash = await hashPassword(given.password);
  await hold(id, async (tx) => {
    await updateAdministrator(tx, id, { passwordHash });
    await deleteSessionsOf(tx, id, sessionId);
    await record(tx, 'administrator.password_changed', id, by);
  });
}

/** Ends every session: the other telephone is enrolled at the next sign-in. */
export async function renewOwnSecondFactor(id: string, password: string, by: By): Promise<void> {
  await prove(id, password, 'telephone_password', by.now);
  await hold(id, async (tx) => {
    await forgetSecondFactor(tx, id);
    await record(tx, 'administrator.second_factor_reset', id, by);
  });
}

/** Ten other codes; those there were open nothing any more. */
export async function renewOwnRecoveryCodes(id: string, password: string, by: By): Promise<string[]> {
  await prove(id, password, 'codes_password', by.now);
  return hold(id, async (tx) => {
    await record(tx, 'administrator.recovery_codes_renewed', id, by);
    return keepNewRecoveryCodes(tx, id);
  });
}

/** `field`: the input that asked. */
async function prove(id: string, password: string, field: string, now: Date): Promise<Administrator> {
  const account = await findAdministrator(id);
  if (!account) throw new AppError('not_found', 'no such administrator');
  const { retryAt } = await countTry(tryCode(id, `own/${account.passwordHash}`), now);
  if (retryAt) throw invalid(field, signInText.problems.locked(retryAt));
  if (!(await isPassword(password, account.passwordHash))) throw invalid(field, signInText.passwordProblems.wrong);
  return account;
}

const invalid = (field: string, message: string) =>
  new AppError('invalid', 'the password is not theirs', [{ field, code: 'wrong', message }]);
