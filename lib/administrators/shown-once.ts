import { updateAdministratorSession } from '@/db/queries/administrator-sessions';
import { decryptSecret, encryptSecret } from '@/lib/keys';

/** What the console shows once: kept in the session, so that nobody else sees it and a reload shows it again. */

/** Long enough to copy it, short enough for a session left open. */
export const SHOWN_ONCE_MINUTES = 10;

/** Secrets by the name of what they are. */
export type Secrets = Record<string, string>;

/** Keeps what was just made so that `page` shows it, to this browser alone, until it is acknowledged or too late. */
export async function showOnce(sessionId: string, page: string, secrets: Secrets, now: Date): Promise<void> {
  const ciphertext = encryptSecret(JSON.stringify(secrets), contextOf(sessionId));
  const until = new Date(now.getTime() + SHOWN_ONCE_MINUTES * 60_000).toISOString();
  await updateAdministratorSession(sessionId, { shownOnce: { page, ciphertext, until }, keptForm: null });
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

const contextOf = (sessionId: string) => `shown-once/${sessionId}`;
