import type { Database } from '@/db/database';
import { updateAdministratorSession } from '@/db/queries/administrator-sessions';
import type { RefusedForm } from '@/db/schema/administrators';
import type { Violation } from '@/lib/errors';
import { decryptSecret, encryptSecret } from '@/lib/keys';

/**
 * What the console keeps for one browser between a post and the page that follows: a form, refused or to be answered by that
 * page, and what is shown once. Both in its session, so that nobody else sees them and a reload shows them again.
 */

type Posted = ReadonlyMap<string, readonly string[]>;

const SECRET_INPUT = /password|code/i;

/** True for the name of an input whose value is never kept, nor shown back. */
export const isSecretInput = (name: string): boolean => SECRET_INPUT.test(name);

export function keepForm(
  sessionId: string,
  page: string,
  form: Posted,
  violations: Violation[],
  on?: Database,
): Promise<void> {
  const typed = [...form].filter(([name]) => !isSecretInput(name));
  const values = Object.fromEntries(typed.map(([name, all]) => [name, all.at(-1) ?? '']));
  return updateAdministratorSession(sessionId, { refusedForm: { page, values, violations } }, on);
}

/** The form of this page that was kept last, if nothing was saved since. */
export function keptFormOf(session: { refusedForm: RefusedForm | null }, page: string): RefusedForm | undefined {
  return session.refusedForm?.page === page ? session.refusedForm : undefined;
}

/** Long enough to copy it, short enough for a session left open. */
export const SHOWN_ONCE_MINUTES = 10;

/** Secrets by the name of what they are. */
export type Secrets = Record<string, string>;

/** Keeps what was just made so that `page` shows it, to this browser alone, until it is acknowledged or too late. */
export async function showOnce(sessionId: string, page: string, secrets: Secrets, now: Date): Promise<void> {
  const ciphertext = encryptSecret(JSON.stringify(secrets), contextOf(sessionId));
  const until = new Date(now.getTime() + SHOWN_ONCE_MINUTES * 60_000).toISOString();
  await updateAdministratorSession(sessionId, { shownOnce: { page, ciphertext, until }, refusedForm: null });
}

/** What is to be shown on this page; undefined when nothing is, or not any more. */
export function shownOnceOn(
  session: { id: string; shownOnce: { page: string; ciphertext: string; until: string } | null },
  page: string,
  now: Date,
): Secrets | undefined {
  const { shownOnce } = session;
  if (shownOnce?.page !== page || new Date(shownOnce.until) <= now) return undefined;
  return JSON.parse(decryptSecret(shownOnce.ciphertext, contextOf(session.id))) as Secrets;
}

/** The person has noted it. */
export const forgetShownOnce = (sessionId: string): Promise<void> =>
  updateAdministratorSession(sessionId, { shownOnce: null });

export const forgetForm = (sessionId: string): Promise<void> =>
  updateAdministratorSession(sessionId, { refusedForm: null });

const contextOf = (sessionId: string) => `shown-once/${sessionId}`;
