import { and, asc, count, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { administratorLinks, administratorRecoveryCodes, administrators, type Role } from '@/db/schema/administrators';

export type Administrator = typeof administrators.$inferSelect;
export type { Role } from '@/db/schema/administrators';
export { ROLES } from '@/db/schema/administrators';

/** The account is written unless its e-mail is taken: undefined then. */
export async function insertAdministrator(
  tx: Database,
  account: { email: string; role: Role; createdAt: Date },
): Promise<Administrator | undefined> {
  const [inserted] = await tx.insert(administrators).values(account).onConflictDoNothing().returning();
  return inserted;
}

export async function findAdministratorByEmail(
  email: string,
  on: Database = database(),
): Promise<Administrator | undefined> {
  const [found] = await on.select().from(administrators).where(eq(administrators.email, email));
  return found;
}

export async function findAdministrator(id: string): Promise<Administrator | undefined> {
  const [found] = await database().select().from(administrators).where(eq(administrators.id, id));
  return found;
}

/** Everybody, those who may still sign in first. */
export async function findAdministrators(): Promise<Administrator[]> {
  return database()
    .select()
    .from(administrators)
    .orderBy(sql`${administrators.disabledAt} is not null`, asc(administrators.email));
}

/** Holds the account until the end of the transaction: two tries with one code are judged in turn. */
export async function lockAdministrator(tx: Database, id: string): Promise<Administrator | undefined> {
  const [found] = await tx.select().from(administrators).where(eq(administrators.id, id)).for('update');
  return found;
}

/**
 * Holds every account with the role that may still sign in, in one order for everybody: of two people who each remove the
 * other at once, one is refused. Returns their ids.
 */
export async function lockActiveAdministrators(tx: Database): Promise<string[]> {
  const held = await tx
    .select({ id: administrators.id })
    .from(administrators)
    .where(and(eq(administrators.role, 'administrator'), isNull(administrators.disabledAt)))
    .orderBy(asc(administrators.id))
    .for('update');
  return held.map(({ id }) => id);
}

type Changes = Partial<
  Pick<Administrator, 'role' | 'passwordHash' | 'totpCiphertext' | 'totpUsedStep' | 'lastSignInAt' | 'disabledAt'>
>;

export async function updateAdministrator(tx: Database, id: string, changes: Changes): Promise<void> {
  await tx.update(administrators).set(changes).where(eq(administrators.id, id));
}

/** A link in place of the one there was. */
export async function putAdministratorLink(
  tx: Database,
  link: { administratorId: string; digest: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { administratorId: target } = administratorLinks;
  await tx.insert(administratorLinks).values(link).onConflictDoUpdate({ target, set: link });
}

export async function deleteAdministratorLink(tx: Database, administratorId: string): Promise<void> {
  await tx.delete(administratorLinks).where(eq(administratorLinks.administratorId, administratorId));
}

/** Whose link this is at `now`, if the account may still sign in. */
export async function findAdministratorByLink(
  digest: string,
  now: Date,
  on: Database = database(),
): Promise<Administrator | undefined> {
  const [found] = await on
    .select({ administrator: administrators })
    .from(administratorLinks)
    .innerJoin(administrators, eq(administrators.id, administratorLinks.administratorId))
    .where(
      and(
        eq(administratorLinks.digest, digest),
        gt(administratorLinks.expiresAt, now),
        isNull(administrators.disabledAt),
      ),
    );
  return found?.administrator;
}

/** These codes in place of those there were. */
export async function replaceRecoveryCodes(tx: Database, administratorId: string, digests: string[]): Promise<void> {
  await tx.delete(administratorRecoveryCodes).where(eq(administratorRecoveryCodes.administratorId, administratorId));
  if (digests.length > 0) {
    await tx.insert(administratorRecoveryCodes).values(digests.map((digest) => ({ administratorId, digest })));
  }
}

/** True when there was such a code; it is gone then. */
export async function spendRecoveryCode(tx: Database, administratorId: string, digest: string): Promise<boolean> {
  const used = await tx
    .delete(administratorRecoveryCodes)
    .where(
      and(
        eq(administratorRecoveryCodes.administratorId, administratorId),
        eq(administratorRecoveryCodes.digest, digest),
      ),
    )
    .returning();
  return used.length > 0;
}

export async function countRecoveryCodes(administratorId: string): Promise<number> {
  const [row] = await database()
    .select({ left: count() })
    .from(administratorRecoveryCodes)
    .where(eq(administratorRecoveryCodes.administratorId, administratorId));
  return row?.left ?? 0;
}
