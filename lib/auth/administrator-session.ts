import type { AdapterSession } from 'next-auth/adapters';
import {
  type AdministratorSession,
  deleteAdministratorSession,
  findAdministratorSession,
  updateAdministratorSession,
} from '@/db/queries/administrator-sessions';
import type { Administrator } from '@/db/queries/administrators';
import { digestSecret } from '@/lib/keys';
import { hostCookie } from './host-cookie';
import { readSession, type SessionAdapter } from './read-session';

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
function adapterOf(visits: ConsoleVisit[]): SessionAdapter {
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
  const life = { maxAge: IDLE_MS / 1000, updateAge: MINUTE_MS / 1000 };
  return (await readSession(adapterOf(visits), consoleCookie.name(), life)) ? visits[0] : undefined;
}

export const consoleCookie = hostCookie('passe-marche-console', LONGEST_MS / 1000);
