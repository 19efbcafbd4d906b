import type { AdapterSession } from 'next-auth/adapters';
import { deleteSessionByDigest, extendSession, findSession, type Session } from '@/db/queries/access';
import { digestSecret } from '@/lib/keys';
import { hostCookie } from './host-cookie';
import { readSession, type SessionAdapter } from './read-session';

/**
 * A session is a browser, known by a cookie; what it may open are its grants, in the database. next-auth keeps the
 * cookie's rules and the life of the session; its adapter below knows sessions by digest only, so that a copy of the
 * database opens nothing.
 */

const HOUR_SECONDS = 3600;

/** Contract §3: a session lasts 24 hours from its last use. */
export const SESSION_LIFETIME_SECONDS = 24 * HOUR_SECONDS;

/** It outlives the session, whose end the database decides; no browser keeps one longer than 400 days (RFC 6265bis, 5.5). */
export const sessionCookie = hostCookie('passe-marche', 400 * SESSION_LIFETIME_SECONDS);

const toAuthSession = (session: Session, sessionToken: string): AdapterSession => ({
  sessionToken,
  userId: session.id,
  expires: session.expiresAt,
});

function adapterOf(found: Session[]): SessionAdapter {
  return {
    async getSessionAndUser(token) {
      const session = await findSession(digestSecret(token));
      if (!session) return null;
      found.push(session);
      // Nobody is identified: whoever holds the link may enter. The « user » that next-auth wants is the session itself.
      return { session: toAuthSession(session, token), user: { id: session.id, email: '', emailVerified: null } };
    },
    async updateSession({ sessionToken, expires }) {
      const session = expires ? await extendSession(digestSecret(sessionToken), expires) : undefined;
      return session ? toAuthSession(session, sessionToken) : null;
    },
    async deleteSession(token) {
      await deleteSessionByDigest(digestSecret(token));
    },
  };
}

/** This browser's live session, its life extended; undefined when there is none. Throws when the database does not answer. */
export async function currentSession(): Promise<Session | undefined> {
  const found: Session[] = [];
  const life = { maxAge: SESSION_LIFETIME_SECONDS, updateAge: HOUR_SECONDS / 12 };
  return (await readSession(adapterOf(found), sessionCookie.name(), life)) ? found[0] : undefined;
}

/** Its id alone; null when there is none. */
export const currentSessionId = async (): Promise<string | null> => (await currentSession())?.id ?? null;
