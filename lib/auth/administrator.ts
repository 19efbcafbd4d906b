import { cache } from 'react';
import type { Role } from '@/db/queries/administrators';
import { AppError } from '@/lib/errors';
import { currentVisit } from './administrator-session';

/** Who is signed in to the console, and by which session. */
export type SignedIn = { id: string; email: string; role: Role; sessionId: string };

/** The session of this browser, read once per request. */
export const consoleVisit = cache(currentVisit);

/** Who is signed in, both factors passed; undefined when nobody is. */
export async function currentAdministrator(): Promise<SignedIn | undefined> {
  const visit = await consoleVisit();
  if (!visit?.session.completedAt) return undefined;
  const { id, email, role } = visit.administrator;
  return { id, email, role, sessionId: visit.session.id };
}

/**
 * For pages of the console, before any data: a reader may see, an administrator also act. Throws `unauthorized` or
 * `forbidden`, which `drawConsole` turns into the pages that say so.
 */
export async function requireAdministrator(role: Role): Promise<SignedIn> {
  const signedIn = await currentAdministrator();
  if (!signedIn) throw new AppError('unauthorized', 'nobody is signed in to the console');
  if (role === 'administrator' && signedIn.role !== 'administrator') {
    throw new AppError('forbidden', 'a reader of the console may not do this');
  }
  return signedIn;
}
