import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { type RegisterState, registerCalls } from '@/db/schema/registers';

export type RegisterCall = typeof registerCalls.$inferSelect;

/** Any constant: marks these locks off from others. */
const GROUP_LOCK = 7_345_006;

/** Holds a limit group until the end of the transaction: one at a time decides who calls. */
export async function holdLimitGroup(tx: Database, group: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${GROUP_LOCK}, hashtext(${group}))`);
}

/**
 * When each call of a group ended that ended after `endedAfter`, the first first. One that has not ended counts as ending
 * now, until it is given up: it runs, or its process was killed.
 */
export async function listEnds(
  tx: Database,
  group: string,
  { endedAfter, givenUpMs, now }: { endedAfter: Date; givenUpMs: number; now: Date },
): Promise<Date[]> {
  const begunAfter = new Date(endedAfter.getTime() - givenUpMs);
  const rows = await tx
    .select({ startedAt: registerCalls.startedAt, endedAt: registerCalls.endedAt })
    .from(registerCalls)
    .where(
      and(
        ...[eq(registerCalls.limitGroup, group), gt(registerCalls.startedAt, begunAfter)],
        or(isNull(registerCalls.endedAt), gt(registerCalls.endedAt, endedAfter)),
      ),
    );
  return rows
    .map(({ startedAt, endedAt }) => endedAt ?? new Date(Math.min(now.getTime(), startedAt.getTime() + givenUpMs)))
    .sort((one, other) => one.getTime() - other.getTime());
}

/** How the last calls of a register went, and until when the provider asked for silence. */
export type LastCalls = {
  /** What came of those that ended, the newest first. */
  outcomes: RegisterState[];
  lastEndedAt: Date | null;
  /** Null when it did not ask for any, or it is over. */
  closedUntil: Date | null;
};

/** The last calls of a register: so many, of those begun since; with what was said of its whole group. */
export async function readLastCalls(
  tx: Database,
  { register, group }: { register: string; group: string },
  { since, limit, now }: { since: Date; limit: number; now: Date },
): Promise<LastCalls> {
  const [row] = await tx.execute<{ outcomes: string | null; endedAt: string | null; closedUntil: string | null }>(sql`
    select (select max(group_closed_until) from register_calls
        where limit_group = ${group} and group_closed_until > ${now.toISOString()}) as "closedUntil",
      string_agg(last.outcome, ' ' order by last.started_at desc) as outcomes, max(last.ended_at) as "endedAt"
    from (select outcome, started_at, ended_at from register_calls
      where register = ${register} and started_at > ${since.toISOString()} and ended_at is not null
      order by started_at desc limit ${limit}) last`);
  const dateOf = (text: string | null | undefined) => (text ? new Date(text) : null);
  return {
    outcomes: (row?.outcomes?.split(' ') ?? []) as RegisterState[],
    lastEndedAt: dateOf(row?.endedAt),
    closedUntil: dateOf(row?.closedUntil),
  };
}

/** Whether a call of this register runs now, that was not given up; one for this application, where it is named. */
export async function isRunning(
  tx: Database,
  register: string,
  { since, application }: { since: Date; application?: string },
): Promise<boolean> {
  const { startedAt, endedAt, register: called, id, application: asking } = registerCalls;
  const isIts = application === undefined ? undefined : eq(asking, application);
  const running = await tx
    .select({ id })
    .from(registerCalls)
    .where(and(eq(called, register), gt(startedAt, since), isNull(endedAt), isIts))
    .limit(1);
  return running.length > 0;
}

/**
 * What was done before about a SIRET that is waited for: whether a register answered anybody of it, and is still fresh; and how
 * many other SIRETs these registers, which are like it, were asked about for the same application.
 */
export async function readBefore(
  tx: Database,
  asked: { register: string; application: string; siret: string },
  alike: readonly string[],
  now: Date,
): Promise<{ isKnown: boolean; otherSirets: number }> {
  const [row] = await tx.execute<{ isKnown: boolean; otherSirets: number }>(sql`
    select exists (select from register_states where register = ${asked.register} and siret = ${asked.siret}
        and answered_at is not null and fresh_until > ${now.toISOString()}) as "isKnown",
      (select count(distinct siret)::int from register_calls
        where application = ${asked.application} and siret <> ${asked.siret}
          and register in (${sql.join(
            alike.map((key) => sql`${key}`),
            sql`, `,
          )})) as "otherSirets"`);
  return row ?? { isKnown: false, otherSirets: 0 };
}

/** Those who wait for a register at this time. `since`: what its limit group served before counts no more. */
export type Line = { group: string; register: string; now: Date; since: Date; givenUpMs: number };

/**
 * The firm whose turn it is to have a register asked: the one of the editor whom its group served least lately, and of that
 * editor's the one with the nearest deadline. Not one whose very call is running for somebody else: its answer will be
 * theirs. Undefined when nobody waits.
 */
export async function firstInLine(
  tx: Database,
  { group, register, now, since, givenUpMs }: Line,
): Promise<string | undefined> {
  const runsSince = new Date(now.getTime() - givenUpMs).toISOString();
  const [first] = await tx.execute<{ firmId: string }>(sql`
    with running as (
      select siret, recipient from register_calls
      where register = ${register} and ended_at is null and started_at > ${runsSince}
    ), waiting as (
      select distinct on (markets.editor_id) states.firm_id, markets.editor_id
      from register_states states
      join applicant_firms firms on firms.id = states.firm_id
      join market_applications applications on applications.id = firms.application_id
      join public_markets markets on markets.id = applications.market_id
      where states.register = ${register} and states.due_at <= ${now.toISOString()}
        and applications.completed_at is null
        and not exists (select from running
          where running.siret = states.siret and coalesce(running.recipient, markets.siret) = markets.siret)
      order by markets.editor_id, markets.deadline, states.asked_at, states.firm_id
    ), served as (
      select editor_id, count(*) as calls, max(started_at) as at from register_calls
      where limit_group = ${group} and started_at > ${since.toISOString()} group by editor_id
    )
    select firm_id as "firmId" from waiting left join served using (editor_id)
    order by coalesce(served.calls, 0), served.at nulls first, firm_id limit 1`);
  return first?.firmId;
}

/**
 * Where a firm stands among those that wait for these registers, from 1, the longest waiting first. It says when one comes
 * back, not whose turn it is then: whoever is awake asks for whoever is first in the line.
 */
export async function placeAmongWaiting(
  tx: Database,
  { firmId, askedAt }: { firmId: string; askedAt: Date },
  registers: readonly string[],
  now: Date,
): Promise<number> {
  const [row] = await tx.execute<{ before: number }>(sql`
    select count(*)::int as before
    from register_states states
    join applicant_firms firms on firms.id = states.firm_id
    join market_applications applications on applications.id = firms.application_id
    where states.due_at <= ${now.toISOString()} and applications.completed_at is null
      and states.register in (${sql.join(
        registers.map((key) => sql`${key}`),
        sql`, `,
      )})
      and (states.asked_at, states.firm_id) < (${askedAt.toISOString()}::timestamptz, ${firmId}::uuid)`);
  return 1 + (row?.before ?? 0);
}

/** Writes down a call before it is made. Returns its id. */
export async function insertCall(tx: Database, call: typeof registerCalls.$inferInsert): Promise<string> {
  const [inserted] = await tx.insert(registerCalls).values(call).returning({ id: registerCalls.id });
  if (!inserted) throw new Error('the call was not written');
  return inserted.id;
}

/** What came of a call. */
export async function endCall(
  tx: Database,
  id: string,
  ended: Pick<RegisterCall, 'endedAt' | 'status' | 'outcome' | 'reference' | 'groupClosedUntil'>,
): Promise<void> {
  await tx.update(registerCalls).set(ended).where(eq(registerCalls.id, id));
}

/** Calls made for an application, the first first; for operators and tests. */
export function listCalls(application: string, on: Database = database()): Promise<RegisterCall[]> {
  return on
    .select()
    .from(registerCalls)
    .where(eq(registerCalls.application, application))
    .orderBy(registerCalls.startedAt);
}
