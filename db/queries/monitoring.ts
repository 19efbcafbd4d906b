import { and, desc, gt, lt, lte, sql } from 'drizzle-orm';
import { type Database, database, inTransaction } from '@/db/database';
import { metricTotals, processReports } from '@/db/schema/monitoring';
import { CLOCKS_AGREE_MS } from '@/lib/kits/clock/clock';

export type MetricValue = typeof metricTotals.$inferSelect;
export type ProcessReport = typeof processReports.$inferSelect;
/** What a process says of itself; when, and how its clock goes, is found out as it is written. */
export type SignOfLife = Omit<ProcessReport, 'seenAt' | 'clockAheadSeconds'>;

/** Adds what a process has counted to the totals, and keeps its sign of life; both or neither. `clock` is its own. */
export function addToTotals(values: MetricValue[], sign?: SignOfLife, clock = () => new Date()): Promise<void> {
  return inTransaction(async (tx) => {
    // Nobody waits for the disk: what a crash of PostgreSQL loses is a moment of counting.
    await tx.execute(sql`set local synchronous_commit = off`);
    if (values.length > 0) {
      await tx
        .insert(metricTotals)
        .values(values)
        .onConflictDoUpdate({
          target: [metricTotals.name, metricTotals.labels],
          set: { value: sql`${metricTotals.value} + excluded.value` },
        });
    }
    if (sign) await keepReport(tx, sign, clock());
  });
}

async function keepReport(tx: Database, { id, ...said }: SignOfLife, now: Date): Promise<void> {
  const clockAheadSeconds = sql<number>`extract(epoch from ${now.toISOString()}::timestamptz - clock_timestamp())`;
  const fields = { ...said, seenAt: sql`clock_timestamp()`, clockAheadSeconds };
  await tx
    .insert(processReports)
    .values({ id, ...fields })
    .onConflictDoUpdate({ target: processReports.id, set: fields });
}

/** The database's time, so many milliseconds from now. */
const fromNow = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;

/** Forgets the processes that have given no sign of life for so long. */
export async function forgetReports(silentMs: number): Promise<void> {
  await database()
    .delete(processReports)
    .where(lt(processReports.seenAt, fromNow(-silentMs)));
}

/** What the database's clock says. */
export async function databaseTime(): Promise<Date> {
  const [row] = await database().execute<{ at: string }>(sql`select clock_timestamp() as at`);
  if (!row) throw new Error('the database told no time');
  return new Date(row.at);
}

export function readTotals(): Promise<MetricValue[]> {
  return database().select().from(metricTotals);
}

/**
 * The processes that gave a sign of life in the last `withinMs`; the last ones first, 100 at most. A sign from the future
 * is that of a process that has given none since the clock was set back.
 */
export function findLiveProcesses(withinMs: number): Promise<ProcessReport[]> {
  const { seenAt } = processReports;
  const isRecent = and(gt(seenAt, fromNow(-withinMs)), lte(seenAt, fromNow(CLOCKS_AGREE_MS)));
  return database().select().from(processReports).where(isRecent).orderBy(desc(seenAt)).limit(100);
}

export type Backlog = {
  outboxWaiting: number;
  outboxOldestSeconds: number;
  jobsDue: number;
  jobsOldestDueSeconds: number;
  deliveriesPending: number;
  deliveriesProcessing: number;
  deliveriesRetriedLater: number;
  circuitsOpen: number;
  scansPending: number;
  scansOldestSeconds: number;
  messagesWaiting: number;
  /** Since when the oldest message to a person waits to be sent. */
  messagesOldestSeconds: number;
  /** Submitted more than ten minutes ago, and still without documents. */
  documentsLate: number;
};

/** A count stops here: beyond, the figure says « at least », and the scrape stays cheap. */
const COUNTED_AT_MOST = 100_000;

/**
 * What waits, and for how long, in one statement that reads partial indexes only. An item whose lease ran out waits since
 * the lease did: its time before that was spent at work.
 */
export async function readBacklog(now: Date): Promise<Backlog> {
  const [row] = await database().execute<Backlog>(backlogStatement(now));
  if (!row) throw new Error('no backlog was read');
  return row;
}

export function backlogStatement(now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const counted = (rows: ReturnType<typeof sql>) =>
    sql`(select count(*)::int from (${rows} limit ${COUNTED_AT_MOST}) c)`;
  const age = (since: ReturnType<typeof sql>) =>
    sql`coalesce(greatest(extract(epoch from ${at} - (${since})), 0), 0)::float8`;
  const waitsSince = sql`greatest(due_at, coalesce(leased_until, due_at))`;
  const due = sql`from jobs.queue where due_at <= ${at} and (leased_until is null or leased_until < ${at})`;
  return sql`select
    ${counted(sql`select 1 from outbox where relayed_at is null`)} as "outboxWaiting",
    ${age(sql`select created_at from outbox where relayed_at is null order by sequence limit 1`)} as "outboxOldestSeconds",
    ${counted(sql`select 1 ${due}`)} as "jobsDue",
    ${age(sql`select min(${waitsSince}) from (select due_at, leased_until ${due} order by due_at limit 1000) oldest`)}
      as "jobsOldestDueSeconds",
    ${counted(sql`select 1 from webhook_deliveries where sync_status = 'sync_pending'`)}
      as "deliveriesPending",
    ${counted(sql`select 1 from webhook_deliveries where sync_status = 'sync_processing'`)}
      as "deliveriesProcessing",
    ${counted(sql`select 1 from webhook_deliveries where sync_status = 'sync_failed' and next_attempt_at is not null`)}
      as "deliveriesRetriedLater",
    (select count(*)::int from webhook_circuits where open_until is not null) as "circuitsOpen",
    ${counted(sql`select 1 from documents where scan_state = 'pending'`)} as "scansPending",
    ${age(sql`select min(created_at) from documents where scan_state = 'pending'`)} as "scansOldestSeconds",
    ${counted(sql`select 1 from messages where settled_at is null`)} as "messagesWaiting",
    ${age(sql`select min(created_at) from messages where settled_at is null`)} as "messagesOldestSeconds",
    ${counted(sql`select 1 from market_applications where documents_ready_at is null and completed_at < ${at} - interval '10 minutes'`)}
      as "documentsLate"`;
}
