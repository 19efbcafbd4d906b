import { inTransaction } from '@/db/database';
import { deleteSessionsOf } from '@/db/queries/administrator-sessions';
import {
  type Administrator,
  deleteAdministratorLink,
  findAdministratorByLink,
  lockAdministrator,
  updateAdministrator,
} from '@/db/queries/administrators';
import { recordAudit } from '@/lib/audit/record';
import { AppError, type Violation } from '@/lib/errors';
import { digestSecret } from '@/lib/keys';
import { signInText } from '@/lib/text/admin-sign-in';
import { type BegunSession, type Browser, beginSession } from './begin-session';
import { hashPassword } from './password-hash';
import { passwordProblem } from './password-rules';

export type ChosenPassword = { password: string; repeated: string };

/** Whose one-time link this is, if it still opens. Looking does not use it up: mail scanners look. */
export const ownerOfLink = (token: string, now: Date): Promise<Administrator | undefined> =>
  findAdministratorByLink(digestSecret(token), now);

/**
 * Uses a one-time link up: the password is chosen, every session of the account ends, and a pending one begins.
 * Throws `not_found` when the link does not open, `invalid` for a password that is refused (the link still serves then).
 */
export async function chooseFirstPassword(
  token: string,
  chosen: ChosenPassword,
  browser: Browser,
  now: Date,
): Promise<BegunSession> {
  const owner = await ownerOfLink(token, now);
  if (!owner) throw new AppError('not_found', 'the one-time link does not open');
  checkPassword(chosen, owner.email);
  const passwordHash = await hashPassword(chosen.password);
  return inTransaction(async (tx) => {
    const account = await lockAdministrator(tx, owner.id);
    // Once more, now that nobody else can: of two posts at once, one uses the link.
    if (!account || !(await findAdministratorByLink(digestSecret(token), now, tx))) {
      throw new AppError('not_found', 'the one-time link does not open');
    }
    await deleteAdministratorLink(tx, account.id);
    await updateAdministrator(tx, account.id, { passwordHash });
    await deleteSessionsOf(tx, account.id);
    const actor = { kind: 'administrator' as const, id: account.id };
    await recordAudit(tx, { actor, action: 'administrator.password_chosen', address: browser.address, now });
    return beginSession(tx, account, 'pending', browser, now);
  });
}

/** Throws `invalid`, with what is wrong. */
export function checkPassword({ password, repeated }: ChosenPassword, email: string): void {
  const violations: Violation[] = [];
  const add = (field: string, code: keyof typeof signInText.passwordProblems) =>
    violations.push({ field, code, message: signInText.passwordProblems[code] });
  const problem = passwordProblem(password, email);
  if (problem) add('new_password', problem);
  else if (password !== repeated) add('repeated_password', 'differs');
  if (violations.length > 0) throw new AppError('invalid', 'the password is refused', violations);
}
