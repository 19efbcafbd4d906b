import type { Handle } from '@/db/connection/pool';

/** For tests: what a frozen or unreachable engine looks like to the others. Its leases run out now. */
export async function expireLeases(sql: Handle) {
  await sql`update jobs.queue set leased_until = clock_timestamp() where leased_until is not null`;
}

/** For tests: what a restart of the database looks like to the engines. Every other connection to it is cut. */
export async function cutConnections(sql: Handle) {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
}
