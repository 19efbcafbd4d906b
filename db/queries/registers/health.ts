import { type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/database';

/** How a register has been lately, whoever asked it. */
export type RegisterHealth = {
  register: string;
  /** Firms that wait for their turn. */
  waiting: number;
  /** When it last answered, whatever it said; null: not in the last week. */
  lastAnsweredAt: Date | null;
  /** Since when it has given nothing but failures; null when its last call was answered, or nobody asked lately. */
  failingSince: Date | null;
  /** Of its last answer over HTTP; null: none in the last week. */
  lastStatus: number | null;
};

const LOOKED_BACK_MS = 7 * 86_400_000;
/** Failed calls are made again within the hour while a draft needs them: later, nobody knows how the register is. */
const LATELY_MS = 2 * 3_600_000;

const before = (now: Date, ms: number) => sql`${new Date(now.getTime() - ms).toISOString()}::timestamptz`;
const dateOf = (text: string | null) => (text === null ? null : new Date(text));
const rowsOf = (rows: SQL[]) =>
  sql.join(
    rows.map((row) => sql`(${row})`),
    sql`, `,
  );

/** What waits: a firm whose application is not submitted, and that may be asked about now. */
const waiting = (now: Date) => sql`
  from register_states states
    join applicant_firms firms on firms.id = states.firm_id
    join market_applications applications on applications.id = firms.application_id
  where states.due_at <= ${before(now, 0)} and applications.completed_at is null`;

/** How each of these registers is, in their order. */
export async function readRegisterHealth(registers: readonly string[], now: Date): Promise<RegisterHealth[]> {
  if (registers.length === 0) return [];
  const keys = rowsOf(registers.map((key, rank) => sql`${key}, ${rank}::int`));
  const since = before(now, LOOKED_BACK_MS);
  type Row = Omit<RegisterHealth, 'lastAnsweredAt' | 'failingSince'> &
    Record<'lastAnsweredAt' | 'failingSince', string | null>;
  const rows = await database().execute<Row>(sql`
    select asked.key as register,
      (select count(*)::int ${waiting(now)} and states.register = asked.key) as waiting,
      answered.ended_at as "lastAnsweredAt",
      (select min(ended_at) from register_calls where register = asked.key and outcome = 'unavailable'
        and started_at > coalesce(answered.started_at, ${since})
        having max(ended_at) > ${before(now, LATELY_MS)}) as "failingSince",
      (select status from register_calls where register = asked.key and status is not null and started_at > ${since}
        order by started_at desc limit 1) as "lastStatus"
    from (values ${keys}) as asked(key, rank)
    left join lateral (select started_at, ended_at from register_calls
      where register = asked.key and started_at > ${since} and outcome <> 'unavailable'
      order by started_at desc limit 1) answered on true
    order by asked.rank`);
  return [...rows].map((row) => ({
    ...row,
    lastAnsweredAt: dateOf(row.lastAnsweredAt),
    failingSince: dateOf(row.failingSince),
  }));
}

type Limit = { key: string; periodMs: number };

/** How many calls of each group count towards its limit now, as `listEnds` counts them, and whether it is closed. */
export async function readGroupUse(
  groups: readonly Limit[],
  givenUpMs: number,
  now: Date,
): Promise<{ group: string; used: number; isClosed: boolean }[]> {
  if (groups.length === 0) return [];
  const limits = rowsOf(
    groups.map(({ key, periodMs }) => sql`${key}, ${before(now, periodMs)}, ${before(now, periodMs + givenUpMs)}`),
  );
  return database().execute<{ group: string; used: number; isClosed: boolean }>(sql`
    select limits.key as "group",
      (select count(*)::int from register_calls where limit_group = limits.key and started_at > limits.begun_after
        and (ended_at is null or ended_at > limits.ended_after)) as used,
      exists (select from register_calls where limit_group = limits.key and started_at > ${before(now, LOOKED_BACK_MS)}
        and group_closed_until > ${before(now, 0)}) as "isClosed"
    from (values ${limits}) as limits(key, ended_after, begun_after)`);
}

/** Drafts whose deadline is that near, and for which a register asked so long ago is still waited for. */
export async function countWaitingNearDeadline(
  registers: readonly string[],
  { withinMs, askedBeforeMs, now }: { withinMs: number; askedBeforeMs: number; now: Date },
): Promise<number> {
  if (registers.length === 0) return 0;
  const [row] = await database().execute<{ count: number }>(sql`
    select count(distinct applications.id)::int as count
    from register_states states
      join applicant_firms firms on firms.id = states.firm_id
      join market_applications applications on applications.id = firms.application_id
      join public_markets markets on markets.id = applications.market_id
    where states.due_at is not null and states.asked_at < ${before(now, askedBeforeMs)}
      and states.register in (${sql.join(
        registers.map((key) => sql`${key}`),
        sql`, `,
      )})
      and applications.completed_at is null
      and markets.deadline between ${before(now, 0)} and ${before(now, -withinMs)}`);
  return row?.count ?? 0;
}
