import { setTimeout } from 'node:timers/promises';
import { inTransaction } from '@/db/database';
import { findAdministratorByEmail } from '@/db/queries/administrators';
import { recordAudit } from '@/lib/audit/record';
import { cleanLine, withoutMarks } from '@/lib/input/unseen-characters';
import { type BegunSession, type Browser, beginSession } from './begin-session';
import { isPassword } from './password-hash';
import { countPassword } from './tries';

export type PasswordOutcome =
  | { kind: 'accepted'; begun: BegunSession }
  | { kind: 'refused' }
  | { kind: 'locked'; retryAt: Date };

export const normalEmail = (email: string) => withoutMarks(cleanLine(email)).toLowerCase();

/**
 * The first step: the password. Right, it begins a session that opens nothing yet. An account that does not exist, has no
 * password or is disabled is refused in the same words, after the same work.
 * @param wait what holds up a try on an account that is tried from many addresses
 */
export async function signInWithPassword(
  given: { email: string; password: string },
  browser: Browser,
  now: Date,
  wait: (waitMs: number) => Promise<unknown> = setTimeout,
): Promise<PasswordOutcome> {
  const email = normalEmail(given.email);
  const counted = await countPassword(email, browser.address, now);
  if (counted.retryAt) return { kind: 'locked', retryAt: counted.retryAt };
  if (counted.waitMs > 0) await wait(counted.waitMs);
  const account = await findAdministratorByEmail(email);
  const isRight = await isPassword(given.password, account?.passwordHash ?? null);
  return inTransaction(async (tx) => {
    if (account && isRight && account.disabledAt === null) {
      return { kind: 'accepted', begun: await beginSession(tx, account, 'pending', browser, now) };
    }
    await recordAudit(tx, {
      actor: { kind: 'public', id: null },
      action: counted.isLast ? 'administrator.locked_out' : 'administrator.sign_in_failed',
      // Never what was typed where an account should have been: it may be a password.
      target: account && { kind: 'administrator', id: account.id },
      address: browser.address,
      details: { step: 'password' },
      now,
    });
    return { kind: 'refused' };
  });
}
