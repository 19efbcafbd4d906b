import { and, asc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { accessLinks } from '@/db/schema/access';
import { applicantFirms, marketApplications } from '@/db/schema/applications';
import { outbox } from '@/db/schema/deliveries';
import { publicMarkets } from '@/db/schema/markets';
import { mailAddresses, messages } from '@/db/schema/messages';
import { reached } from './addresses';

/** What may be written to a person; the words of each are in `lib/text/messages.ts`. */
const MESSAGE_KINDS = [
  ...(['code', 'invitation', 'member_turn', 'way_back', 'acknowledgement', 'documents_ready'] as const),
  ...(['deadline_soon', 'deadline_moved', 'market_cancelled', 'replaced', 'withdrawn', 'access_ended'] as const),
];

export type MessageKind = (typeof MESSAGE_KINDS)[number];
export type Message = typeof messages.$inferSelect;
export type NewMessage = Omit<typeof messages.$inferInsert, 'kind'> & { kind: MessageKind };
export type Outcome = NonNullable<Message['outcome']>;

/** Writes messages, each once, and for each the event that has it sent; returns how many were new. */
export async function insertMessages(
  tx: Database,
  given: readonly NewMessage[],
  origin: typeof outbox.$inferInsert.origin,
): Promise<number> {
  if (given.length === 0) return 0;
  const rows = await tx
    .insert(messages)
    .values([...given])
    .onConflictDoNothing()
    .returning({ id: messages.id });
  const events = rows.map(({ id }) => ({ name: 'message/promised', data: { messageId: id }, origin }));
  if (events.length > 0) await tx.insert(outbox).values(events);
  return rows.length;
}

/** An application with those to whom something may be written about it: who confirmed their address and have access. */
export type Recipients = { applicationId: string; identifier: string; addressId: string }[];

/** People who have access to these applications; to members' parts too, unless only the whole is meant. */
async function findRecipients(on: Database, where: ReturnType<typeof and>, withParts: boolean): Promise<Recipients> {
  const isWhole = and(eq(accessLinks.subject, 'application'), eq(accessLinks.subjectId, marketApplications.id));
  const isPart = and(eq(accessLinks.subject, 'firm'), eq(accessLinks.subjectId, applicantFirms.id));
  return on
    .selectDistinct({
      applicationId: marketApplications.id,
      identifier: marketApplications.identifier,
      addressId: mailAddresses.id,
    })
    .from(marketApplications)
    .innerJoin(
      applicantFirms,
      and(eq(applicantFirms.applicationId, marketApplications.id), isNull(applicantFirms.removedAt)),
    )
    .innerJoin(accessLinks, and(isNull(accessLinks.revokedAt), withParts ? or(isWhole, isPart) : isWhole))
    .innerJoin(mailAddresses, and(eq(mailAddresses.id, accessLinks.addressId), reached))
    .where(where);
}

/** Who is told of one application. */
export const findRecipientsOf = (on: Database, applicationId: string, { withParts = false } = {}) =>
  findRecipients(on, and(eq(marketApplications.id, applicationId)), withParts);

/** Who is told of a market, by application: drafts and submitted ones that stand. */
export const findRecipientsOfMarket = (on: Database, marketId: string) =>
  findRecipients(
    on,
    and(
      ...[eq(marketApplications.marketId, marketId), isNull(marketApplications.replacedAt)],
      isNull(marketApplications.withdrawnAt),
    ),
    true,
  );

/** Drafts, to which somebody has access, of markets that close between `now` and `until`. */
export async function findClosingDrafts(now: Date, until: Date): Promise<string[]> {
  const rows = await database()
    .selectDistinct({ id: marketApplications.id })
    .from(marketApplications)
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .innerJoin(
      accessLinks,
      and(
        ...[eq(accessLinks.subject, 'application'), eq(accessLinks.subjectId, marketApplications.id)],
        isNull(accessLinks.revokedAt),
      ),
    )
    .innerJoin(mailAddresses, and(eq(mailAddresses.id, accessLinks.addressId), reached))
    .where(
      and(
        ...[isNull(marketApplications.completedAt), isNull(publicMarkets.cancelledAt)],
        ...[gt(publicMarkets.deadline, now), lt(publicMarkets.deadline, until)],
      ),
    );
  return rows.map((row) => row.id);
}

/** What there is to send, and to whom; undefined once it is gone. */
export async function findMessage(
  id: string,
): Promise<{ message: Message; to: typeof mailAddresses.$inferSelect } | undefined> {
  const [row] = await database()
    .select({ message: messages, to: mailAddresses })
    .from(messages)
    .innerJoin(mailAddresses, eq(mailAddresses.id, messages.addressId))
    .where(eq(messages.id, id));
  return row;
}

/** Takes a message in hand until `until`; false when it is settled, or in another's. */
export async function claimMessage(id: string, until: Date, now: Date): Promise<boolean> {
  const taken = await database()
    .update(messages)
    .set({ claimedUntil: until })
    .where(
      and(
        ...[eq(messages.id, id), isNull(messages.settledAt)],
        or(isNull(messages.claimedUntil), lt(messages.claimedUntil, now)),
      ),
    )
    .returning({ id: messages.id });
  return taken.length > 0;
}

/** Lets go of a message that could not be sent for now. */
export async function releaseMessage(id: string): Promise<void> {
  await database().update(messages).set({ claimedUntil: null }).where(eq(messages.id, id));
}

/** Writes what became of a message; its secret goes. */
export async function settleMessage(
  tx: Database,
  id: string,
  settled: { outcome: Outcome; smtpStatus?: number; settledAt: Date },
): Promise<void> {
  await tx
    .update(messages)
    .set({ ...settled, secretCiphertext: null, claimedUntil: null })
    .where(and(eq(messages.id, id), isNull(messages.settledAt)));
}

/** Codes that wait, that nobody has in hand, and that still open something. */
export async function findWaitingCodes(now: Date, limit: number): Promise<string[]> {
  const rows = await database()
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        ...[isNull(messages.settledAt), eq(messages.kind, 'code'), gt(messages.expiresAt, now)],
        or(isNull(messages.claimedUntil), lt(messages.claimedUntil, now)),
      ),
    )
    .orderBy(asc(messages.createdAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Messages that wait since before `before`, the oldest first, and that nobody has in hand. */
export async function findLateMessages(before: Date, now: Date, limit: number): Promise<string[]> {
  const rows = await database()
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        ...[isNull(messages.settledAt), lt(messages.createdAt, before)],
        or(isNull(messages.claimedUntil), lt(messages.claimedUntil, now)),
      ),
    )
    .orderBy(asc(messages.createdAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** How many messages of these kinds were written since `since`, about an application or to an address. */
export async function countMessages(
  tx: Database,
  about: { applicationId?: string; addressId?: string; kinds: readonly MessageKind[]; since: Date },
): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(messages)
    .where(
      and(
        ...[inArray(messages.kind, [...about.kinds]), gt(messages.createdAt, about.since)],
        about.applicationId === undefined ? undefined : eq(messages.applicationId, about.applicationId),
        about.addressId === undefined ? undefined : eq(messages.addressId, about.addressId),
      ),
    );
  return row?.count ?? 0;
}

/** How many messages wait, and of those how many since before `before`. */
export async function countWaitingMessages(before: Date): Promise<{ waiting: number; late: number }> {
  const [row] = await database()
    .select({
      waiting: sql<number>`count(*)::int`,
      late: sql<number>`(count(*) filter (where ${messages.createdAt} < ${before.toISOString()}::timestamptz))::int`,
    })
    .from(messages)
    .where(isNull(messages.settledAt));
  return row ?? { waiting: 0, late: 0 };
}
