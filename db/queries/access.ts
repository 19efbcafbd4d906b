import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessLinks, type Subject, sessionGrants, sessions } from '@/db/schema/access';
import { marketApplications } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';

export type AccessLink = typeof accessLinks.$inferSelect;
export type Session = typeof sessions.$inferSelect;

export type NewAccessLink = { digest: string; subject: Subject; subjectId: string; createdAt: Date; expiresAt: Date };

export async function insertLink(tx: Database, link: NewAccessLink): Promise<void> {
  await tx.insert(accessLinks).values(link);
}

/** Ends every link into this market or application, with the grants they gave: a guard asks for a link that lives. */
export async function revokeLinks(tx: Database, subject: Subject, subjectId: string, now: Date): Promise<void> {
  await tx
    .update(accessLinks)
    .set({ revokedAt: now })
    .where(and(eq(accessLinks.subject, subject), eq(accessLinks.subjectId, subjectId), isNull(accessLinks.revokedAt)));
}

/** Sets another end for the links into a market's applications. */
export async function moveApplicationLinks(tx: Database, marketId: string, expiresAt: Date): Promise<void> {
  const applications = tx
    .select({ id: marketApplications.id })
    .from(marketApplications)
    .where(eq(marketApplications.marketId, marketId));
  await tx
    .update(accessLinks)
    .set({ expiresAt })
    .where(and(eq(accessLinks.subject, 'application'), inArray(accessLinks.subjectId, applications)));
}

/** The link with this digest if it can be used at `now`. */
export async function findLiveLink(digest: string, now: Date): Promise<AccessLink | undefined> {
  const [link] = await database()
    .select()
    .from(accessLinks)
    .where(and(eq(accessLinks.digest, digest), isNull(accessLinks.revokedAt), gt(accessLinks.expiresAt, now)));
  return link;
}

export async function insertSession(
  tx: Database,
  session: { digest: string; createdAt: Date; expiresAt: Date },
): Promise<Session> {
  const [inserted] = await tx.insert(sessions).values(session).returning();
  if (!inserted) throw new Error('the session was not written');
  return inserted;
}

export async function findSession(digest: string): Promise<Session | undefined> {
  const [session] = await database().select().from(sessions).where(eq(sessions.digest, digest));
  return session;
}

export async function extendSession(digest: string, expiresAt: Date): Promise<Session | undefined> {
  const [session] = await database().update(sessions).set({ expiresAt }).where(eq(sessions.digest, digest)).returning();
  return session;
}

/**
 * Sets another token for a session, whose digest this is, and another end; the former token opens nothing from then on.
 * Undefined when the session is over or already has another token than the one it was found by.
 */
export async function renewSession(
  tx: Database,
  session: Session,
  next: { digest: string; expiresAt: Date },
): Promise<Session | undefined> {
  const [renewed] = await tx
    .update(sessions)
    .set(next)
    .where(and(eq(sessions.id, session.id), eq(sessions.digest, session.digest)))
    .returning();
  return renewed;
}

export async function deleteSessionByDigest(digest: string): Promise<void> {
  await database().delete(sessions).where(eq(sessions.digest, digest));
}

/** Ends a session, with all that it may open. */
export async function deleteSession(tx: Database, sessionId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.id, sessionId));
}

/** Holds a session until the transaction ends: no link renews it meanwhile. */
export async function lockSession(tx: Database, sessionId: string): Promise<void> {
  await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId)).for('update');
}

/** Something that a browser may open, by the identifier that people see. */
export type Grant = { subject: Subject; subjectId: string; identifier: string };

/** What a session may open now. */
export async function findGrants(sessionId: string, tx: Database = database()): Promise<Grant[]> {
  const { subject, subjectId } = sessionGrants;
  const identifier = sql<string>`coalesce(${publicMarkets.identifier}, ${marketApplications.identifier})`;
  return tx
    .select({ subject, subjectId, identifier })
    .from(sessionGrants)
    .innerJoin(accessLinks, and(eq(accessLinks.id, sessionGrants.linkId), isNull(accessLinks.revokedAt)))
    .leftJoin(publicMarkets, and(eq(subject, 'market'), eq(publicMarkets.id, subjectId)))
    .leftJoin(marketApplications, and(eq(subject, 'application'), eq(marketApplications.id, subjectId)))
    .where(eq(sessionGrants.sessionId, sessionId));
}

/** Takes back what a session may open of one market or application. */
export async function deleteGrant(tx: Database, sessionId: string, { subject, subjectId }: Grant): Promise<void> {
  await tx.delete(sessionGrants).where(ofGrant(sessionId, subject, subjectId));
}

/** Lets a session into the link's market or application. */
export async function insertGrant(tx: Database, sessionId: string, link: AccessLink, now: Date): Promise<void> {
  await tx
    .insert(sessionGrants)
    .values({ sessionId, subject: link.subject, subjectId: link.subjectId, linkId: link.id, createdAt: now })
    .onConflictDoUpdate({
      target: [sessionGrants.sessionId, sessionGrants.subject, sessionGrants.subjectId],
      set: { linkId: link.id, createdAt: now },
    });
}

/** The row of what a session may open of one market or application. */
export const ofGrant = (sessionId: string, subject: Subject, subjectId: string) =>
  and(
    eq(sessionGrants.sessionId, sessionId),
    eq(sessionGrants.subject, subject),
    eq(sessionGrants.subjectId, subjectId),
  );
