import { type AuthOptions, getServerSession } from 'next-auth';
import type { Adapter, AdapterSession } from 'next-auth/adapters';
import {
  type AdministratorSession,
  deleteAdministratorSession,
  findAdministratorSession,
  updateAdministratorSession,
} from '@/db/queries/administrator-sessions';
import type { Administrator } from '@/db/queries/administrators';
import { env } from '@/lib/env';
import { deriveKey, digestSecret } from '@/lib/keys';

/**
 * Sessions of the console, apart from those of buyers and candidates (docs/decisions/0020): another cookie, other tables,
 * a shorter life. next-auth keeps the cookie's rules and the idle time; the adapter adds the end that no use puts off.
 */

const MINUTE_MS = 60_000;
/** Without use for so long, one signs in again. */
const IDLE_MS = 30 * MINUTE_MS;
/** In any case after so long. */
const LONGEST_MS = 8 * 60 * MINUTE_MS;
/** Between the password and the code. */
const PENDING_MS = 10 * MINUTE_MS;

/** When a session ends that is used at `now`, or begins then. */
export function sessionEnd(session: { createdAt: Date; completedAt: Date | null }, now: Date): Date {
  const lastEndMs = session.createdAt.getTime() + (session.completedAt ? LONGEST_MS : PENDING_MS);
  return new Date(Math.min(now.getTime() + IDLE_MS, lastEndMs));
}

/** A browser whose account may sign in. The session opens nothing while its `completedAt` is null. */
export type ConsoleVisit = { session: AdministratorSession; administrator: Administrator };

const toAuthSession = (session: AdministratorSession, sessionToken: string): AdapterSession => ({
  sessionToken,
  userId: session.id,
  expires: session.expiresAt,
});

/** Knows sessions by digest only: a copy of the database opens nothing. */
function adapterOf(visits: ConsoleVisit[]): Adapter {
  return {
    async getSessionAndUser(token) {
      const visit = await findAdministratorSession(digestSecret(token));
      if (!visit) return null;
      visits.push(visit);
      const { session, administrator } = visit;
      const user = { id: administrator.id, email: administrator.email, emailVerified: null };
      return { session: toAuthSession(session, token), user };
    },
    async updateSession({ sessionToken }) {
      const [visit] = visits;
      if (!visit) return null;
      const expiresAt = sessionEnd(visit.session, new Date());
      await updateAdministratorSession(visit.session.id, { expiresAt });
      return toAuthSession({ ...visit.session, expiresAt }, sessionToken);
    },
    async deleteSession() {
      const [visit] = visits;
      if (visit) await deleteAdministratorSession(visit.session.id);
    },
  };
}

/** This browser's live session of the console, its life extended; undefined when there is none. */
export async function currentVisit(): Promise<ConsoleVisit | undefined> {
  const visits: ConsoleVisit[] = [];
  const failures: unknown[] = [];
  const options: AuthOptions = {
    adapter: adapterOf(visits),
    providers: [],
    secret: deriveKey('session').toString('hex'),
    session: { strategy: 'database', maxAge: IDLE_MS / 1000, updateAge: MINUTE_MS / 1000 },
    cookies: { sessionToken: { name: cookieName(), options: {} } },
    // next-auth would take a database that does not answer for a session that does not exist.
    logger: { error: (_code, metadata) => failures.push(metadata), warn: () => {}, debug: () => {} },
  };
  const session = await getServerSession(options);
  if (failures.length > 0) throw new Error('the session could not be read', { cause: failures[0] });
  return session ? visits[0] : undefined;
}

const isSecure = () => env().BASE_URL.startsWith('https:');

/** `__Host-`: for this very host, over https, whatever its other names and neighbours set (RFC 6265bis, 4.1.3.2). */
const cookieName = () => `${isSecure() ? '__Host-' : ''}passe-marche-console`;

/** What `Set-Cookie` says to begin a session. Not SameSite=Strict: a link in an alert must lead to where it says. */
export const cookieOf = (token: string) => setCookie(token, LONGEST_MS / 1000);

/** What `Set-Cookie` says to end it. */
export const cookieEnd = () => setCookie('', 0);

function setCookie(value: string, maxAgeSeconds: number): string {
  const attributes = [
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${maxAgeSeconds}`,
    ...(isSecure() ? ['Secure'] : []),
  ];
  return [`${cookieName()}=${value}`, ...attributes].join('; ');
}
