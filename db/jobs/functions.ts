import { asJson, type Handle } from '@/db/connection/pool';

export type StoredFunction = { id: string; config: unknown; createdAt: Date };

/** Records what the application declares now. A retired function that comes back is live again. */
export async function saveFunction(sql: Handle, id: string, config: unknown, concurrencyLimit: number | null) {
  await sql`
    insert into jobs.functions (id, config, concurrency_limit)
    values (${id}, ${asJson(sql, config)}, ${concurrencyLimit})
    on conflict (id) do update
    set config = excluded.config, concurrency_limit = excluded.concurrency_limit,
        seen_at = clock_timestamp(), retired_at = null`;
}

/** Says that these functions are still served by a living engine. */
export async function touchFunctions(sql: Handle, ids: string[]) {
  await sql`update jobs.functions set seen_at = clock_timestamp() where id = any(${ids})`;
}

export async function liveFunctions(sql: Handle): Promise<StoredFunction[]> {
  return sql<StoredFunction[]>`
    select id, config, created_at as "createdAt" from jobs.functions where retired_at is null order by id`;
}

/** Retires the functions that no engine has served for `unseenMs`, `ours` apart; returns their ids. */
export async function retireUnseenFunctions(sql: Handle, ours: string[], unseenMs: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update jobs.functions set retired_at = clock_timestamp()
    where retired_at is null and id <> all(${ours})
      and seen_at < clock_timestamp() - ${unseenMs} * interval '1 millisecond'
    returning id`;
  return rows.map((row) => row.id);
}

/** Runs still going on of functions that are retired, at most `limit`. */
export async function runsOfRetiredFunctions(
  sql: Handle,
  limit: number,
): Promise<{ id: string; functionId: string }[]> {
  return sql<{ id: string; functionId: string }[]>`
    select runs.id, runs.function_id as "functionId"
    from jobs.runs join jobs.functions on functions.id = runs.function_id
    where runs.status = 'running' and functions.retired_at is not null
    order by runs.id limit ${limit}`;
}
