import { type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import type { RetentionKey } from '@/lib/settings/retention-periods';

/** Rows that go by themselves, whatever they are about: where, which, since when, and what is done to them. */
type Rows = { table: string; since: SQL; where: SQL; emptied?: SQL };

const revokedGrants: Rows = {
  table: 'session_grants',
  since: sql`(select revoked_at from access_links where access_links.id = link_id)`,
  where: sql`exists (select from access_links where access_links.id = link_id and revoked_at is not null)`,
};

/** In this order: a link goes once nothing refers to it. */
const ROWS: Partial<Record<RetentionKey, Rows[]>> = {
  audit: [{ table: 'register_calls', since: sql`started_at`, where: sql`true` }],
  tokens: [{ table: 'access_tokens', since: sql`expires_at`, where: sql`true` }],
  access: [
    { table: 'sessions', since: sql`expires_at`, where: sql`true` },
    revokedGrants,
    {
      table: 'access_links',
      since: sql`coalesce(revoked_at, expires_at)`,
      // A person's access has no end but its revocation.
      where: sql`(address_id is null or revoked_at is not null)
        and not exists (select from session_grants where link_id = access_links.id)`,
    },
    {
      table: 'mail_addresses',
      since: sql`created_at`,
      where: sql`not exists (select from access_links where address_id = mail_addresses.id)
        and not exists (select from sessions where address_id = mail_addresses.id)
        and not exists (select from address_codes where address_id = mail_addresses.id)`,
    },
  ],
  revisions: [
    {
      table: 'market_revisions',
      since: sql`(select coalesce(completed_at, cancelled_at) from public_markets where public_markets.id = market_id)`,
      where: sql`true`,
    },
  ],
  answers: [
    {
      table: 'webhook_attempts',
      since: sql`at`,
      where: sql`answer_excerpt is not null`,
      emptied: sql`answer_excerpt = null`,
    },
  ],
  traces: [
    { table: 'outbox', since: sql`relayed_at`, where: sql`relayed_at is not null` },
    { table: 'sync_retries', since: sql`at`, where: sql`true` },
    { table: 'messages', since: sql`settled_at`, where: sql`settled_at is not null` },
  ],
};

export type RowsGone = { rule: RetentionKey; table: string; count: number; oldest: Date | null };

const BATCH = 5_000;

export const ROW_RULES = Object.keys(ROWS) as RetentionKey[];

const isOver = ({ since, where }: Rows, before: Date) =>
  sql`${where} and ${since} < ${before.toISOString()}::timestamptz`;

/** How many rows of each table are older than this rule lets them be, and since when the oldest is. */
export function countOldRows(rule: RetentionKey, before: Date): Promise<RowsGone[]> {
  return eachTable(rule, async (rows) => {
    const [found] = await database().execute<{ count: string; oldest: string | null }>(
      sql`select count(*) as count, min(${rows.since}) as oldest from ${sql.identifier(rows.table)} where ${isOver(rows, before)}`,
    );
    return { count: Number(found?.count ?? 0), oldest: found?.oldest ? new Date(found.oldest) : null };
  });
}

/** Deletes them, or empties what they kept, in batches: nobody waits long for a row. */
export function forgetOldRows(rule: RetentionKey, before: Date): Promise<RowsGone[]> {
  return eachTable(rule, async (rows) => {
    const table = sql.identifier(rows.table);
    const old = sql`ctid = any (array(select ctid from ${table} where ${isOver(rows, before)} limit ${BATCH}))`;
    const change = rows.emptied ? sql`update ${table} set ${rows.emptied}` : sql`delete from ${table}`;
    let total = 0;
    for (;;) {
      const { count } = await database().execute(sql`${change} where ${old}`);
      total += count;
      if (count < BATCH) return { count: total, oldest: null };
    }
  });
}

async function eachTable(
  rule: RetentionKey,
  work: (rows: Rows) => Promise<Pick<RowsGone, 'count' | 'oldest'>>,
): Promise<RowsGone[]> {
  const done: RowsGone[] = [];
  for (const rows of ROWS[rule] ?? []) done.push({ rule, table: rows.table, ...(await work(rows)) });
  return done;
}
