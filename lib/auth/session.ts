import { type AuthOptions, getServerSession } from 'next-auth';
import type { Adapter, AdapterSession, AdapterUser } from 'next-auth/adapters';
import { deleteSession, extendSession, findSession, type Session } from '@/db/queries/access';
import { env } from '@/lib/env';
import { deriveKey, digestSecret } from '@/lib/keys';

/**
 * A session is a browser, known by a cookie; what it may open are its grants, in the database. next-auth keeps the
 * cookie's rules and the life of the session; its adapter below knows sessions by digest only, so that a copy of the
 * database opens nothing.
 */

const HOUR_SECONDS = 3600;

/** Contract §3: a session lasts 24 hours from its last use. */
export const SESSION_LIFETIME_SECONDS = 24 * HOUR_SECONDS;

const toAuthSession = (session: Session, sessionToken: string): AdapterSession => ({
  sessionToken,
  userId: session.id,
  expires: session.expiresAt,
});

const adapter: Adapter = {
  async getSessionAndUser(token) {
    const session = await findSession(digestSecret(token));
    // Nobody is identified: whoever holds the link may enter. The « user » that next-auth wants is the session itself.
    const user = { id: session?.id ?? '', email: '', emailVerified: null } satisfies AdapterUser;
    return session ? { session: toAuthSession(session, token), user } : null;
  },
  async updateSession({ sessionToken, expires }) {
    const session = expires ? await extendSession(digestSecret(sessionToken), expires) : undefined;
    return session ? toAuthSession(session, sessionToken) : null;
  },
  async deleteSession(token) {
    await deleteSession(digestSecret(token));
  },
};

function authOptions(): AuthOptions {
  return {
    adapter,
    providers: [],
    secret: deriveKey('session').toString('hex'),
    session: { strategy: 'database', maxAge: SESSION_LIFETIME_SECONDS, updateAge: HOUR_SECONDS / 12 },
    useSecureCookies: env().BASE_URL.startsWith('https:'),
    callbacks: { session: ({ session, user }) => ({ ...session, id: user.id }) },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

/** The id of this browser's live session, its life extended; null when there is none. */
export async function currentSessionId(): Promise<string | null> {
  const session = await getServerSession<AuthOptions, { id: string }>(authOptions());
  return session?.id ?? null;
}

/** Name and attributes of the cookie, as next-auth reads it. It outlives the session, whose end the database decides. */
export function sessionCookie(): { name: string; attributes: string } {
  const secure = env().BASE_URL.startsWith('https:');
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${30 * SESSION_LIFETIME_SECONDS}`];
  return {
    name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
    attributes: [...attributes, ...(secure ? ['Secure'] : [])].join('; '),
  };
}
