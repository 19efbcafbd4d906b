import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import type { Subject } from '@/db/schema/access';
import { marketApplications } from '@/db/schema/applications';
import { legalHolds, marketOutcomes } from '@/db/schema/retention';
import { ASSUMED_MONTHS_TO_SIGNATURE, type RetentionMonths } from '@/lib/settings/retention-periods';

/** An application or a market whose time is over, under which rule, and since when. */
export type Due = { id: string; identifier: string; rule: string; since: Date };

/** From when the years of a submitted application count. */
const signedAt = sql`coalesce(
  market_outcomes.signed_at,
  public_markets.cancelled_at,
  public_markets.deadline + make_interval(months => ${ASSUMED_MONTHS_TO_SIGNATURE}))`;

const isUnderLegalHold = (id: ReturnType<typeof sql>) =>
  sql`exists (select from legal_holds where subject_id = ${id} and lifted_at is null)`;

/** Whether a legal hold stands on this application, or on its market. */
export async function isHeld(tx: Database, { id, marketId }: { id: string; marketId: string }): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(
    sql`select ${isUnderLegalHold(sql`${id}::uuid`)} or ${isUnderLegalHold(sql`${marketId}::uuid`)} as held`,
  );
  return row?.held ?? false;
}

const APPLICATION_RULE = sql`case
  when market_applications.completed_at is null then 'drafts'
  when public_markets.cancelled_at is not null then 'unsuccessful'
  when market_outcomes.winners is null then 'successful'
  when market_applications.identifier = any (market_outcomes.winners) then 'successful'
  else 'unsuccessful' end`;

const applications = (months: RetentionMonths) => sql`
  select market_applications.id, market_applications.identifier, ${APPLICATION_RULE} as rule,
    case ${APPLICATION_RULE}
      when 'drafts' then public_markets.deadline + make_interval(months => ${months.drafts})
      when 'successful' then ${signedAt} + make_interval(months => ${months.successful})
      else ${signedAt} + make_interval(months => ${months.unsuccessful}) end as since
  from market_applications
  join public_markets on public_markets.id = market_applications.market_id
  left join market_outcomes on market_outcomes.market_id = public_markets.id
  where not ${isUnderLegalHold(sql`market_applications.id`)} and not ${isUnderLegalHold(sql`public_markets.id`)}`;

const MARKET_RULE = sql`case
  when public_markets.completed_at is null then 'unfinished_markets' else 'markets' end`;

const markets = (months: RetentionMonths) => sql`
  select public_markets.id, public_markets.identifier, ${MARKET_RULE} as rule,
    case ${MARKET_RULE}
      when 'markets' then ${signedAt} + make_interval(months => ${months.markets})
      else public_markets.deadline + make_interval(months => ${months.unfinished_markets}) end as since
  from public_markets
  left join market_outcomes on market_outcomes.market_id = public_markets.id
  where not ${isUnderLegalHold(sql`public_markets.id`)}
    and not exists (select from market_applications where market_applications.market_id = public_markets.id)`;

const OF = { application: applications, market: markets } as const;

const at = (now: Date) => sql`${now.toISOString()}::timestamptz`;

/** The oldest of those whose time is over. A market is, once no application to it is left. */
export async function findDue(subject: Subject, months: RetentionMonths, now: Date, limit: number): Promise<Due[]> {
  return toDue(
    await database().execute(
      sql`select * from (${OF[subject](months)}) kept where since <= ${at(now)} order by since, id limit ${limit}`,
    ),
  );
}

/** The same one, when its time is still over: asked again once its row is held. */
export async function findStillDue(
  tx: Database,
  subject: Subject,
  id: string,
  months: RetentionMonths,
  now: Date,
): Promise<Due | undefined> {
  const [due] = toDue(
    await tx.execute(sql`select * from (${OF[subject](months)}) kept where since <= ${at(now)} and id = ${id}`),
  );
  return due;
}

const toDue = (rows: Iterable<Record<string, unknown>>): Due[] =>
  [...rows].map(({ id, identifier, rule, since }) => ({
    id: String(id),
    identifier: String(identifier),
    rule: String(rule),
    since: new Date(String(since)),
  }));

export type PlannedErasure = { rule: string; count: number; oldest: Date };

/** How many are due by rule, and since when the oldest is. */
export async function countDue(subject: Subject, months: RetentionMonths, now: Date): Promise<PlannedErasure[]> {
  const rows = await database().execute<{ rule: string; count: string; oldest: string }>(sql`
    select rule, count(*) as count, min(since) as oldest from (${OF[subject](months)}) kept
    where since <= ${at(now)} group by rule order by rule`);
  return [...rows].map(({ rule, count, oldest }) => ({ rule, count: Number(count), oldest: new Date(oldest) }));
}

/** Locks the row, and for an application its market's too. False when it is gone. */
export async function holdForErasure(tx: Database, subject: Subject, id: string): Promise<boolean> {
  const rows =
    subject === 'market'
      ? await tx.execute(sql`select id from public_markets where id = ${id} for update`)
      : await tx.execute(sql`
          select market_applications.id from public_markets, market_applications
          where public_markets.id = market_applications.market_id and market_applications.id = ${id}
          for share of public_markets for update of market_applications`);
  return rows.length > 0;
}

/** Holds the row that bears this identifier: nothing is erased of it meanwhile. */
export async function lockByIdentifier(
  tx: Database,
  identifier: string,
): Promise<{ subject: Subject; id: string } | undefined> {
  const [market] = await tx.execute<{ id: string }>(
    sql`select id from public_markets where identifier = ${identifier} for update`,
  );
  if (market) return { subject: 'market', id: market.id };
  const [application] = await tx.execute<{ id: string }>(
    sql`select id from market_applications where identifier = ${identifier} for update`,
  );
  return application && { subject: 'application', id: application.id };
}

export type LegalHold = typeof legalHolds.$inferSelect;

export async function insertHold(tx: Database, hold: Omit<LegalHold, 'id' | 'liftedAt'>): Promise<void> {
  await tx.insert(legalHolds).values(hold);
}

/** Lifts every hold on it. Returns how many there were. */
export async function liftHolds(tx: Database, subjectId: string, now: Date): Promise<number> {
  const lifted = await tx
    .update(legalHolds)
    .set({ liftedAt: now })
    .where(and(eq(legalHolds.subjectId, subjectId), isNull(legalHolds.liftedAt)))
    .returning({ id: legalHolds.id });
  return lifted.length;
}

/** The holds that stand, the oldest first, with what they are about. */
export async function findHolds(): Promise<
  (Pick<LegalHold, 'subject' | 'reason' | 'placedAt'> & { identifier: string })[]
> {
  const rows = await database().execute<{
    subject: Subject;
    reason: string;
    placed_at: string;
    identifier: string;
  }>(sql`
    select legal_holds.subject, reason, placed_at, coalesce(public_markets.identifier, market_applications.identifier) as identifier
    from legal_holds
    left join public_markets on public_markets.id = subject_id
    left join market_applications on market_applications.id = subject_id
    where lifted_at is null order by placed_at, legal_holds.id`);
  return [...rows].map(({ placed_at, ...hold }) => ({ ...hold, placedAt: new Date(placed_at) }));
}

export async function putOutcome(tx: Database, outcome: typeof marketOutcomes.$inferInsert): Promise<void> {
  await tx.insert(marketOutcomes).values(outcome).onConflictDoUpdate({ target: marketOutcomes.marketId, set: outcome });
}

export async function findSubmittedIdentifiers(tx: Database, marketId: string): Promise<string[]> {
  const rows = await tx
    .select({ identifier: marketApplications.identifier })
    .from(marketApplications)
    .where(and(eq(marketApplications.marketId, marketId), isNotNull(marketApplications.completedAt)));
  return rows.map((row) => row.identifier);
}
