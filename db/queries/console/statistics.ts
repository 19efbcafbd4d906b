import { and, eq, type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { answers, applicantFirms, marketApplications } from '@/db/schema/applications';
import { webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';
import { editors } from '@/db/schema/editors';
import { type MarketConfiguration, marketRequirements, publicMarkets } from '@/db/schema/markets';
import { applicationStepTimes, marketStepTimes } from '@/db/schema/step-times';
import { inPeriod, type Period } from './conditions';

/** What was created in a period, of one editor or of all. */
export type Cohort = Period & { editorId: string | null };

const { createdAt: marketCreatedAt } = publicMarkets;
const marketsOf = (cohort: Cohort): SQL | undefined => and(ofEditor(cohort), inPeriod(marketCreatedAt, cohort));
const applicationsOf = (cohort: Cohort): SQL | undefined =>
  and(ofEditor(cohort), inPeriod(marketApplications.createdAt, cohort));
const ofEditor = ({ editorId }: Cohort) => (editorId ? eq(publicMarkets.editorId, editorId) : undefined);

const seconds = (from: SQL | unknown, to: SQL | unknown) => sql`extract(epoch from ${to} - ${from})`;
const median = (value: SQL) => sql<number | null>`round(percentile_cont(0.5) within group (order by ${value}))::float`;
const whole = (counted: SQL) => sql<number>`(${counted})::int`;

/** Markets by editor: created in the period, and what became of them. Times in seconds. */
export async function marketFigures(cohort: Cohort) {
  const { completedAt, cancelledAt } = publicMarkets;
  return database()
    .select({
      editorId: editors.id,
      editorName: editors.name,
      created: whole(sql`count(*)`),
      completed: whole(sql`count(${completedAt})`),
      cancelled: whole(sql`count(${cancelledAt})`),
      medianSeconds: median(seconds(marketCreatedAt, completedAt)),
    })
    .from(publicMarkets)
    .innerJoin(editors, eq(editors.id, publicMarkets.editorId))
    .where(marketsOf(cohort))
    .groupBy(editors.id);
}

/** Applications by editor, likewise. */
export async function applicationFigures(cohort: Cohort) {
  const { createdAt, completedAt } = marketApplications;
  return database()
    .select({
      editorId: editors.id,
      editorName: editors.name,
      created: whole(sql`count(*)`),
      completed: whole(sql`count(${completedAt})`),
      medianSeconds: median(seconds(createdAt, completedAt)),
    })
    .from(marketApplications)
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .innerJoin(editors, eq(editors.id, publicMarkets.editorId))
    .where(applicationsOf(cohort))
    .groupBy(editors.id);
}

/** Webhooks by editor; `firstTime`: delivered by their first attempt. */
export async function webhookFigures(cohort: Cohort) {
  const attempted = sql`select from ${webhookAttempts} where delivery_id = ${webhookDeliveries.id}`;
  return database()
    .select({
      editorId: editors.id,
      editorName: editors.name,
      created: whole(sql`count(*)`),
      delivered: whole(sql`count(*) filter (where sync_status = 'sync_completed')`),
      failed: whole(sql`count(*) filter (where sync_status = 'sync_failed')`),
      firstTime: whole(sql`count(*) filter (where sync_status = 'sync_completed'
        and exists (${attempted} and number = 1) and not exists (${attempted} and number > 1))`),
    })
    .from(webhookDeliveries)
    .innerJoin(editors, eq(editors.id, webhookDeliveries.editorId))
    .where(
      and(
        cohort.editorId ? eq(webhookDeliveries.editorId, cohort.editorId) : undefined,
        inPeriod(webhookDeliveries.createdAt, cohort),
      ),
    )
    .groupBy(editors.id);
}

/** How many stand at the same point; `stalled`: nothing was saved since `quietSince`, or the deadline has passed. */
export type StandingMarkets = { steps: MarketConfiguration; completed: boolean; stalled: boolean; markets: number };

/** Markets of the period that were not cancelled, by the steps that were saved. */
export async function standingMarkets(cohort: Cohort, quietSince: Date, now: Date): Promise<StandingMarkets[]> {
  const { configuration, completedAt, deadline, id } = publicMarkets;
  const saved = sql<MarketConfiguration>`json_strip_nulls(json_build_object(
    'setup', case when ${configuration} ? 'setup' then '{}'::json end,
    'requiredFields', case when ${configuration} ? 'requiredFields' then '{}'::json end,
    'additionalFields', case when ${configuration} ? 'additionalFields' then '{}'::json end))::jsonb`;
  const quiet = sql`${marketCreatedAt} < ${quietSince.toISOString()}::timestamptz and not exists (
    select from ${marketStepTimes} where market_id = ${id} and at >= ${quietSince.toISOString()}::timestamptz)`;
  return database()
    .select({
      steps: saved,
      completed: sql<boolean>`${completedAt} is not null`,
      stalled: sql<boolean>`${completedAt} is null and (${deadline} < ${now.toISOString()}::timestamptz or (${quiet}))`,
      markets: whole(sql`count(*)`),
    })
    .from(publicMarkets)
    .where(and(marketsOf(cohort), sql`${publicMarkets.cancelledAt} is null`))
    .groupBy(sql`1, 2, 3`);
}

export type StandingApplications = {
  savedSteps: string[];
  categories: string[];
  completed: boolean;
  stalled: boolean;
  applications: number;
};

/** Applications of the period, by the steps that were saved and the categories that were asked for. */
export async function standingApplications(
  cohort: Cohort,
  quietSince: Date,
  now: Date,
): Promise<StandingApplications[]> {
  const { id, createdAt, completedAt, savedSteps, marketId } = marketApplications;
  const since = sql`${quietSince.toISOString()}::timestamptz`;
  const quiet = sql`${createdAt} < ${since}
    and not exists (select from ${applicationStepTimes} where application_id = ${id} and at >= ${since})
    and not exists (select from ${answers} inner join ${applicantFirms} on ${applicantFirms.id} = firm_id
      where ${applicantFirms.applicationId} = ${id} and updated_at >= ${since})`;
  const closed = sql`${publicMarkets.deadline} < ${now.toISOString()}::timestamptz or ${publicMarkets.cancelledAt} is not null`;
  const rows = await database().execute<StandingApplications>(sql`
    with standing as (
      select ${marketId} as market_id, ${savedSteps} as saved_steps, ${completedAt} is not null as completed,
        ${completedAt} is null and (${closed} or (${quiet})) as stalled, count(*) as applications
      from ${marketApplications} inner join ${publicMarkets} on ${publicMarkets.id} = ${marketId}
      where ${applicationsOf(cohort) ?? sql`true`}
      group by 1, 2, 3, 4
    ), asked as (
      select market_id, array_agg(distinct category_key) as categories
      from ${marketRequirements} where market_id in (select market_id from standing) group by 1
    )
    select to_json(saved_steps) as "savedSteps", to_json(coalesce(categories, '{}')) as categories, completed, stalled,
      sum(applications)::int as applications
    from standing left join asked using (market_id) group by saved_steps, categories, completed, stalled`);
  return [...rows];
}

export type StepDuration = { step: string; measured: number; medianSeconds: number; slowSeconds: number };

/**
 * How long each step took, from the save of the one before (the first: from the first use of a link), in seconds: the
 * median, and what nine in ten took at most. Only what was collected: `measured` says on how many it stands.
 */
export function marketStepDurations(cohort: Cohort): Promise<StepDuration[]> {
  return stepDurations(sql`
    select market_id as id, step, at from ${marketStepTimes}
      where market_id in (select ${publicMarkets.id} from ${publicMarkets} where ${marketsOf(cohort) ?? sql`true`})
    union all
    select ${publicMarkets.id}, 'summary', ${publicMarkets.completedAt} from ${publicMarkets}
      where ${publicMarkets.completedAt} is not null and ${marketsOf(cohort) ?? sql`true`}`);
}

/** The same for candidates. */
export function applicationStepDurations(cohort: Cohort): Promise<StepDuration[]> {
  const joined = sql`${marketApplications} inner join ${publicMarkets} on ${publicMarkets.id} = ${marketApplications.marketId}
    where ${applicationsOf(cohort) ?? sql`true`}`;
  return stepDurations(sql`
    select application_id as id, step, at from ${applicationStepTimes}
      where application_id in (select ${marketApplications.id} from ${joined})
    union all
    select ${marketApplications.id}, 'summary', ${marketApplications.completedAt} from ${joined}
      and ${marketApplications.completedAt} is not null`);
}

async function stepDurations(times: SQL): Promise<StepDuration[]> {
  const rows = await database().execute<StepDuration>(sql`
    with times as (${times}), took as (
      select step, extract(epoch from at - lag(at) over (partition by id order by at)) as seconds from times
    )
    select step, count(*)::int as measured,
      round(percentile_cont(0.5) within group (order by seconds))::float as "medianSeconds",
      round(percentile_cont(0.9) within group (order by seconds))::float as "slowSeconds"
    from took where seconds is not null and step <> 'opened' group by step`);
  return [...rows];
}
