import type { KeptForm } from '@/db/schema/kept-form';
import { decryptSecret, encryptSecret } from '@/lib/keys';

/** A member's link is shown to the browser that had it made, until it says that it is copied, for ten minutes at most. */
const SHOWN_MINUTES = 10;

const LINK = 'link';
const UNTIL = 'until';

const contextOf = (sessionId: string) => `member-link/${sessionId}`;

/** The link as it is kept beside what lets this browser in. */
export function sealMemberLink(url: string, sessionId: string, now: Date): KeptForm['values'] {
  const until = new Date(now.getTime() + SHOWN_MINUTES * 60_000).toISOString();
  return { [LINK]: [encryptSecret(url, contextOf(sessionId))], [UNTIL]: [until] };
}

/** The link that is to be shown; undefined when there is none, or not any more. */
export function openMemberLink({ values }: KeptForm, sessionId: string, now = new Date()): string | undefined {
  const [sealed] = values[LINK] ?? [];
  const [until] = values[UNTIL] ?? [];
  if (!sealed || !until || new Date(until) <= now) return undefined;
  return decryptSecret(sealed, contextOf(sessionId));
}
