import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessLinks, type Opened, sessionGrants, sessions } from '@/db/schema/access';
import { applicantFirms, marketApplications } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';
import { mailAddresses } from '@/db/schema/messages';
import type { AccessLink } from './access';
import { type Application, asPartOf } from './applications';
import type { Market } from './markets';

/**
 * The access of people to applications, by an address of theirs: a row of `access_links` with an address, whose digest is
 * of nothing. What ends links ends it too, and each browser that comes in by it holds a grant of its own.
 */
const { id, subject, subjectId, addressId, createdAt, revokedAt, usedAt } = accessLinks;

/** An access that lives, and of whom. `usedAt` null: invited, and not come yet. */
export type PersonalAccess = Pick<AccessLink, 'id' | 'createdAt' | 'usedAt'> & {
  addressId: string;
  address: string;
  refusedAt: Date | null;
};

/** What an application is opened by: itself, or one firm's part. */
export type What = { subject: Opened; subjectId: string };

/** Ten years: it has no end of its own, but the release before clears away what has ended. */
const farFrom = (now: Date) => new Date(now.getTime() + 3_650 * 86_400_000);

const isLive = and(isNotNull(addressId), isNull(revokedAt));
const isOf = (what: What) => and(eq(subject, what.subject), eq(subjectId, what.subjectId));

/** Lets the owner of an address in; the access that is there stays. Returns the row, and whether it is new. */
export async function putAccess(
  tx: Database,
  what: What & { addressId: string; usedAt: Date | null },
  now: Date,
): Promise<{ access: AccessLink; isNew: boolean }> {
  const [inserted] = await tx
    .insert(accessLinks)
    .values({ ...what, digest: `address/${randomUUID()}`, createdAt: now, expiresAt: farFrom(now) })
    .onConflictDoNothing()
    .returning();
  if (inserted) return { access: inserted, isNew: true };
  const mine = and(isOf(what), eq(addressId, what.addressId), isNull(revokedAt));
  const [access] = what.usedAt
    ? await tx
        .update(accessLinks)
        .set({ usedAt: sql`coalesce(${usedAt}, ${what.usedAt.toISOString()}::timestamptz)` })
        .where(mine)
        .returning()
    : await tx.select().from(accessLinks).where(mine);
  if (!access) throw new Error('the access was not written');
  return { access, isNew: false };
}

/** Who has access to this, in the order in which they came. */
export async function findPeople(what: What, on: Database = database()): Promise<PersonalAccess[]> {
  const { address, refusedAt } = mailAddresses;
  return on
    .select({ id, createdAt, usedAt, addressId: mailAddresses.id, address, refusedAt })
    .from(accessLinks)
    .innerJoin(mailAddresses, eq(mailAddresses.id, addressId))
    .where(and(isLive, isOf(what)))
    .orderBy(asc(createdAt), asc(id));
}

/** The same for the parts of these firms, each with its firm. */
export async function findPeopleOfParts(
  firmIds: readonly string[],
): Promise<{ subjectId: string; address: string; usedAt: Date | null }[]> {
  if (firmIds.length === 0) return [];
  return database()
    .select({ subjectId, address: mailAddresses.address, usedAt })
    .from(accessLinks)
    .innerJoin(mailAddresses, eq(mailAddresses.id, addressId))
    .where(and(isLive, eq(subject, 'firm'), inArray(subjectId, [...firmIds])))
    .orderBy(desc(createdAt));
}

/** One that lives, by its id. */
export async function findAccessById(tx: Database, accessId: string): Promise<AccessLink | undefined> {
  const [row] = await tx
    .select()
    .from(accessLinks)
    .where(and(isLive, eq(id, accessId)));
  return row;
}

/** Ends accesses, with the grants that they gave. Returns those that lived. */
export async function endAccesses(tx: Database, ids: readonly string[], now: Date): Promise<AccessLink[]> {
  if (ids.length === 0) return [];
  const ended = await tx
    .update(accessLinks)
    .set({ revokedAt: now })
    .where(and(isLive, inArray(id, [...ids])))
    .returning();
  const gone = ended.map((access) => access.id);
  if (gone.length > 0) await tx.delete(sessionGrants).where(inArray(sessionGrants.linkId, gone));
  return ended;
}

/** Marks that somebody came in by this access. */
export async function markCome(tx: Database, accessId: string, now: Date): Promise<void> {
  await tx
    .update(accessLinks)
    .set({ usedAt: now })
    .where(and(eq(id, accessId), isNull(usedAt)));
}

/** Deletes all that an address ever opened, with the grants. */
export async function deleteAccesses(tx: Database, byAddressId: string): Promise<void> {
  const all = tx.select({ id }).from(accessLinks).where(eq(addressId, byAddressId));
  await tx.delete(sessionGrants).where(inArray(sessionGrants.linkId, all));
  await tx.delete(accessLinks).where(eq(addressId, byAddressId));
}

/** An application, or a firm's part of one, that an address opens. */
export type OpenToAddress = What & { accessId: string; application: Application; market: Market };

/** All that an address opens, the newest first; removed members apart. */
export async function findOpenToAddress(byAddressId: string, on: Database = database()): Promise<OpenToAddress[]> {
  const isPart = and(eq(subject, 'firm'), eq(applicantFirms.id, subjectId));
  const isWhole = and(
    ...[eq(subject, 'application'), eq(applicantFirms.rank, 1), eq(applicantFirms.applicationId, subjectId)],
  );
  const rows = await on
    .select({
      ...{ subject, subjectId, accessId: id },
      ...{ row: marketApplications, firm: applicantFirms, market: publicMarkets },
    })
    .from(accessLinks)
    .innerJoin(applicantFirms, and(isNull(applicantFirms.removedAt), or(isPart, isWhole)))
    .innerJoin(marketApplications, eq(marketApplications.id, applicantFirms.applicationId))
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .where(and(isLive, eq(addressId, byAddressId)))
    .orderBy(desc(marketApplications.createdAt), asc(applicantFirms.rank));
  return rows.map(({ row, firm, ...found }) => ({ ...found, application: asPartOf(row, firm) }));
}

/** Whether a browser that did not come in by this address may open the application, or a part of it, at `now`. */
export async function isOpenElsewhere(
  tx: Database,
  applicationId: string,
  { addressId: own, sessionId }: { addressId: string; sessionId: string | null },
  now: Date,
): Promise<boolean> {
  const parts = tx
    .select({ id: applicantFirms.id })
    .from(applicantFirms)
    .where(eq(applicantFirms.applicationId, applicationId));
  const ofIt = or(
    and(eq(subject, 'application'), eq(subjectId, applicationId)),
    and(eq(subject, 'firm'), inArray(subjectId, parts)),
  );
  const [person] = await tx
    .select({ id })
    .from(accessLinks)
    .where(and(isLive, ofIt, ne(addressId, own)))
    .limit(1);
  if (person) return true;
  const [browser] = await tx
    .select({ id: sessions.id })
    .from(sessionGrants)
    .innerJoin(accessLinks, and(eq(id, sessionGrants.linkId), isNull(revokedAt), isNull(addressId), ofIt))
    .innerJoin(sessions, eq(sessions.id, sessionGrants.sessionId))
    .where(
      and(
        sql`${sessions.expiresAt} > ${now.toISOString()}::timestamptz`,
        sessionId === null ? undefined : ne(sessions.id, sessionId),
      ),
    )
    .limit(1);
  return browser !== undefined;
}

/** Takes back, in one browser, what this address opened there. */
export async function deleteGrantsByAddress(tx: Database, sessionId: string, byAddressId: string): Promise<void> {
  const all = tx.select({ id }).from(accessLinks).where(eq(addressId, byAddressId));
  await tx.delete(sessionGrants).where(and(eq(sessionGrants.sessionId, sessionId), inArray(sessionGrants.linkId, all)));
}
