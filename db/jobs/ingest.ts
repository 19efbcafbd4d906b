import { asText, type Handle } from '@/db/connection/pool';
import { JOBS_CHANNEL } from './queue';
import type { JobEvent } from './runs';

/** An event to keep, under the id by which a second sending of it is known. */
export type NewEvent = { id: string; event: JobEvent };

/** A run to begin for the event of that id; not when another run of the function holds `key`. */
export type NewRun = {
  id: string;
  eventId: string;
  functionId: string;
  partition: string | null;
  key: string | null;
  maxAttempts: number;
};

const IDEMPOTENCY_HOURS = 24;

/**
 * Keeps events and begins the runs that they trigger, in this order, and rings the engines: one statement, so one round
 * trip, however many. An event whose id is already there was sent before, and begins nothing.
 */
export async function insertEventsAndRuns(sql: Handle, events: NewEvent[], runs: NewRun[]) {
  // Columns as arrays. Not JSON records: taking those apart would refuse \u0000, which an event may hold.
  const payloads = events.map(({ event }) => JSON.stringify(event));
  const or = (text: string | null) => text ?? '';
  await sql`
    with given as (
      select * from unnest(${events.map(({ id }) => id)}::text[], ${events.map(({ event }) => asText(event.name))}::text[],
        ${payloads}::text[]) as given(event_id, name, payload)
    ),
    taken as (
      insert into jobs.events (id, name, payload) select event_id, name, payload::json from given
      on conflict (id) do nothing returning id
    ),
    starting as (
      select given.payload, starting.* from unnest(${runs.map(({ id }) => id)}::text[],
        ${runs.map(({ eventId }) => eventId)}::text[], ${runs.map(({ functionId }) => functionId)}::text[],
        ${runs.map(({ partition }) => or(partition))}::text[], ${runs.map(({ key }) => or(key))}::text[],
        ${runs.map(({ maxAttempts }) => maxAttempts)}::int[])
        with ordinality as starting(run_id, event_id, function_id, lane, key, max_attempts, rank)
      join given using (event_id) join taken on taken.id = starting.event_id
    ),
    keyed as (
      insert into jobs.idempotency_keys (function_id, key, run_id, expires_at)
      select distinct on (function_id, key)
        function_id, key, run_id, clock_timestamp() + ${IDEMPOTENCY_HOURS} * interval '1 hour'
      from starting where key <> '' order by function_id, key, rank
      on conflict (function_id, key) do update set run_id = excluded.run_id, expires_at = excluded.expires_at
      where idempotency_keys.expires_at < clock_timestamp()
      returning run_id
    ),
    begun as (
      insert into jobs.runs (id, function_id, event_id, event, max_attempts, lane)
      select run_id, function_id, event_id, payload::json, max_attempts, nullif(lane, '') from starting
      where key = '' or run_id in (select run_id from keyed)
      returning id
    ),
    queued as (
      insert into jobs.queue (run_id, function_id, kind, step_id, lane, due_at, set_aside)
      select run_id, function_id, 'discover', 'step', nullif(lane, ''), now.at,
        lane <> '' and (row_number() over (partition by lane order by rank) > 1
          or exists (select from jobs.queue waiting where waiting.lane = starting.lane))
      from starting cross join (select clock_timestamp() as at) now
      where run_id in (select id from begun) order by rank
      returning id
    )
    select pg_notify(${JOBS_CHANNEL}, '') from (select count(*) as items from queued) counted where items > 0`;
}
