import { and, countDistinct, desc, eq, gt, inArray, isNotNull, isNull, max, ne, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { registerCalls } from '@/db/schema/registers';

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

/** Until when the provider asked for silence; undefined when it did not, or it is over. */
export async function groupClosedUntil(tx: Database, group: string, now: Date): Promise<Date | undefined> {
  const [row] = await tx
    .select({ until: max(registerCalls.groupClosedUntil) })
    .from(registerCalls)
    .where(and(eq(registerCalls.limitGroup, group), gt(registerCalls.groupClosedUntil, now)));
  return row?.until ?? undefined;
}

/** The last calls of a register that ended, the newest first. */
export function listLastEnded(
  tx: Database,
  register: string,
  since: Date,
  limit: number,
): Promise<Pick<RegisterCall, 'outcome' | 'endedAt'>[]> {
  const { outcome, endedAt, startedAt } = registerCalls;
  return tx
    .select({ outcome, endedAt })
    .from(registerCalls)
    .where(and(eq(registerCalls.register, register), gt(startedAt, since), isNotNull(endedAt)))
    .orderBy(desc(endedAt))
    .limit(limit);
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

/** How many other SIRETs these registers were asked about for an application. */
export async function countOtherSirets(
  tx: Database,
  registers: readonly string[],
  { application, siret }: Pick<RegisterCall, 'application' | 'siret'>,
): Promise<number> {
  const [row] = await tx
    .select({ sirets: countDistinct(registerCalls.siret) })
    .from(registerCalls)
    .where(
      and(
        ...[eq(registerCalls.application, application), ne(registerCalls.siret, siret)],
        inArray(registerCalls.register, [...registers]),
      ),
    );
  return row?.sirets ?? 0;
}

/** Which line one stands in: the registers of a limit group, at this time. `since`: what was served before counts no more. */
export type Line = { group: string; registers: readonly string[]; now: Date; since: Date; givenUpMs: number };

/**
 * Who waits for a call of a group, the first first: turn by turn between editors, counting what each was served since;
 * within one, the nearest deadline first. Without those whose very call is running for somebody else: its answer will be
 * theirs.
 */
function inLine({ group, registers, now, since, givenUpMs }: Line) {
  const runsSince = new Date(now.getTime() - givenUpMs).toISOString();
  return sql`
    with waiting as (
      select states.firm_id, states.register, markets.editor_id,
        row_number() over (partition by markets.editor_id
          order by markets.deadline, states.asked_at, states.firm_id, states.register) as turn
      from register_states states
      join applicant_firms firms on firms.id = states.firm_id
      join market_applications applications on applications.id = firms.application_id
      join public_markets markets on markets.id = applications.market_id
      where states.due_at <= ${now.toISOString()} and applications.completed_at is null
        and states.register in (${sql.join(
          [...registers].map((key) => sql`${key}`),
          sql`, `,
        )})
        and not exists (select 1 from register_calls calls
          where calls.register = states.register and calls.siret = states.siret and calls.ended_at is null
            and calls.started_at > ${runsSince} and coalesce(calls.recipient, markets.siret) = markets.siret)
    ), served as (
      select editor_id, count(*) as calls, max(started_at) as at from register_calls
      where limit_group = ${group} and started_at > ${since.toISOString()} group by editor_id
    ), line as (
      select firm_id, register, row_number() over (
        order by turn + coalesce(served.calls, 0), served.at nulls first, firm_id, register) as place
      from waiting left join served using (editor_id)
    )`;
}

/** The firm whose turn it is to have this register asked; undefined when nobody waits. */
export async function firstInLine(tx: Database, register: string, line: Line): Promise<string | undefined> {
  const [first] = await tx.execute<{ firmId: string }>(
    sql`${inLine(line)} select firm_id as "firmId" from line where register = ${register} order by place limit 1`,
  );
  return first?.firmId;
}

/** The place of a firm in its line, from 1. */
export async function placeInLine(
  tx: Database,
  { firmId, register }: Record<'firmId' | 'register', string>,
  line: Line,
): Promise<number> {
  const [row] = await tx.execute<{ place: string }>(
    sql`${inLine(line)} select place from line where firm_id = ${firmId} and register = ${register}`,
  );
  return Number(row?.place ?? 1);
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
