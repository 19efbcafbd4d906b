import { and, desc, eq, gt, isNotNull, isNull, lte, ne } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { administratorSessions, administrators } from '@/db/schema/administrators';
import type { Administrator } from './administrators';

export type AdministratorSession = typeof administratorSessions.$inferSelect;

export async function insertAdministratorSession(
  tx: Database,
  session: typeof administratorSessions.$inferInsert,
): Promise<AdministratorSession> {
  const [inserted] = await tx.insert(administratorSessions).values(session).returning();
  if (!inserted) throw new Error('the session was not written');
  return inserted;
}

/** The session with this digest, whatever its age, unless its account is disabled. */
export async function findAdministratorSession(
  digest: string,
): Promise<{ session: AdministratorSession; administrator: Administrator } | undefined> {
  const [found] = await database()
    .select({ session: administratorSessions, administrator: administrators })
    .from(administratorSessions)
    .innerJoin(administrators, eq(administrators.id, administratorSessions.administratorId))
    .where(and(eq(administratorSessions.digest, digest), isNull(administrators.disabledAt)));
  return found;
}

/** The sessions of an account that are live at `now`, the latest first. */
export async function findSessionsOf(administratorId: string, now: Date): Promise<AdministratorSession[]> {
  return database()
    .select()
    .from(administratorSessions)
    .where(
      and(
        eq(administratorSessions.administratorId, administratorId),
        gt(administratorSessions.expiresAt, now),
        isNotNull(administratorSessions.completedAt),
      ),
    )
    .orderBy(desc(administratorSessions.createdAt));
}

type Changes = Partial<Pick<AdministratorSession, 'expiresAt' | 'totpCiphertext' | 'shownOnce' | 'keptForm'>>;

export async function updateAdministratorSession(
  id: string,
  changes: Changes,
  on: Database = database(),
): Promise<void> {
  await on.update(administratorSessions).set(changes).where(eq(administratorSessions.id, id));
}

export async function deleteAdministratorSession(id: string, on: Database = database()): Promise<void> {
  await on.delete(administratorSessions).where(eq(administratorSessions.id, id));
}

/** Ends one session of this account. False when it has none such. `id` is a UUID. */
export async function deleteSessionOf(tx: Database, administratorId: string, id: string): Promise<boolean> {
  const deleted = await tx
    .delete(administratorSessions)
    .where(and(eq(administratorSessions.id, id), eq(administratorSessions.administratorId, administratorId)))
    .returning({ id: administratorSessions.id });
  return deleted.length > 0;
}

/** Ends the sessions of an account, but for the one of `exceptId`. Returns how many. */
export async function deleteSessionsOf(tx: Database, administratorId: string, exceptId?: string): Promise<number> {
  const deleted = await tx
    .delete(administratorSessions)
    .where(
      and(
        eq(administratorSessions.administratorId, administratorId),
        exceptId === undefined ? undefined : ne(administratorSessions.id, exceptId),
      ),
    )
    .returning({ id: administratorSessions.id });
  return deleted.length;
}

/** Forgets the sessions that are over, with the addresses they came from. */
export async function deleteEndedSessions(tx: Database, now: Date): Promise<void> {
  await tx.delete(administratorSessions).where(lte(administratorSessions.expiresAt, now));
}
