import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessLinks, type Opened, sessionGrants, sessions } from '@/db/schema/access';
import { applicantFirms, marketApplications } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';

export type AccessLink = typeof accessLinks.$inferSelect;
export type Session = typeof sessions.$inferSelect;

export type NewAccessLink = { digest: string; subject: Opened; subjectId: string; createdAt: Date; expiresAt: Date };

export async function insertLink(tx: Database, link: NewAccessLink): Promise<void> {
  await tx.insert(accessLinks).values(link);
}

/** Ends every link into this market or application, with the grants they gave: a guard asks for a link that lives. */
export async function revokeLinks(tx: Database, subject: Opened, subjectId: string, now: Date): Promise<void> {
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

/** The same for the links into parts of group members, which last until `deadline` with the sessions that used them. */
export async function moveLinksToParts(tx: Database, marketId: string, deadline: Date): Promise<void> {
  const parts = tx
    .select({ id: applicantFirms.id })
    .from(applicantFirms)
    .innerJoin(marketApplications, eq(marketApplications.id, applicantFirms.applicationId))
    .where(eq(marketApplications.marketId, marketId));
  const ofParts = and(eq(accessLinks.subject, 'firm'), inArray(accessLinks.subjectId, parts));
  await tx.update(accessLinks).set({ expiresAt: deadline }).where(ofParts);
  const used = tx
    .select({ id: sessionGrants.sessionId })
    .from(sessionGrants)
    .innerJoin(accessLinks, and(eq(accessLinks.id, sessionGrants.linkId), ofParts));
  await tx
    .update(sessions)
    .set({ expiresAt: sql`greatest(${sessions.expiresAt}, ${deadline.toISOString()}::timestamptz)` })
    .where(inArray(sessions.id, used));
}

/** The link with this digest if it can be used at `now`. */
export async function findLiveLink(digest: string, now: Date): Promise<AccessLink | undefined> {
  const [link] = await database()
    .select()
    .from(accessLinks)
    .where(and(eq(accessLinks.digest, digest), isNull(accessLinks.revokedAt), gt(accessLinks.expiresAt, now)));
  return link;
}

/** The link with this digest into this firm's part, whatever became of it. */
export async function findLinkToPart(digest: string, firmId: string): Promise<AccessLink | undefined> {
  const [link] = await database()
    .select()
    .from(accessLinks)
    .where(and(eq(accessLinks.digest, digest), eq(accessLinks.subject, 'firm'), eq(accessLinks.subjectId, firmId)));
  return link;
}

/** Uses up a link that opens once; false when it was used already. */
export async function takeLink(tx: Database, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(accessLinks)
    .set({ usedAt: now })
    .where(and(eq(accessLinks.id, id), isNull(accessLinks.usedAt), isNull(accessLinks.revokedAt)))
    .returning({ id: accessLinks.id });
  return used.length > 0;
}

/** The links that live into the parts of these firms: at most one each. */
export async function findLinksToParts(firmIds: readonly string[]): Promise<AccessLink[]> {
  if (firmIds.length === 0) return [];
  return database()
    .select()
    .from(accessLinks)
    .where(
      and(
        ...[eq(accessLinks.subject, 'firm'), inArray(accessLinks.subjectId, [...firmIds])],
        ...[isNull(accessLinks.revokedAt), isNull(accessLinks.addressId)],
      ),
    );
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
    // A member of a group may come back until the deadline: another link opened meanwhile takes nothing from it.
    .set({ ...next, expiresAt: sql`greatest(${sessions.expiresAt}, ${next.expiresAt.toISOString()}::timestamptz)` })
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
export type Grant = { subject: Opened; subjectId: string; identifier: string };

/** What a session may open now. */
export async function findGrants(sessionId: string, tx: Database = database()): Promise<Grant[]> {
  const { subject, subjectId } = sessionGrants;
  const part = sql`case when ${subject} = 'firm' then '-' || ${applicantFirms.rank} else '' end`;
  const identifier = sql<string>`coalesce(${publicMarkets.identifier}, ${marketApplications.identifier} || ${part})`;
  return tx
    .select({ subject, subjectId, identifier })
    .from(sessionGrants)
    .innerJoin(accessLinks, and(eq(accessLinks.id, sessionGrants.linkId), isNull(accessLinks.revokedAt)))
    .leftJoin(publicMarkets, and(eq(subject, 'market'), eq(publicMarkets.id, subjectId)))
    .leftJoin(applicantFirms, and(eq(subject, 'firm'), eq(applicantFirms.id, subjectId)))
    .leftJoin(
      marketApplications,
      or(
        and(eq(subject, 'application'), eq(marketApplications.id, subjectId)),
        eq(marketApplications.id, applicantFirms.applicationId),
      ),
    )
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
export const ofGrant = (sessionId: string, subject: Opened, subjectId: string) =>
  and(
    eq(sessionGrants.sessionId, sessionId),
    eq(sessionGrants.subject, subject),
    eq(sessionGrants.subjectId, subjectId),
  );
