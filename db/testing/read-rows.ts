import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { database, inTransaction } from '@/db/database';
import { sessionGrants, sessions } from '@/db/schema/access';
import { applicantFirms, documents, marketApplications } from '@/db/schema/applications';
import { auditLog } from '@/db/schema/audit';
import { catalogueFields } from '@/db/schema/catalogue';
import { outbox, webhookDeliveries } from '@/db/schema/deliveries';
import { publicMarkets } from '@/db/schema/markets';
import { mailAddresses, messages } from '@/db/schema/messages';

/** What no query of the product reads as it is: tests look at the rows themselves. */

export const deliveriesAbout = (subjectId: string) =>
  database().select().from(webhookDeliveries).where(eq(webhookDeliveries.subjectId, subjectId));

/** Events promised about an application or a delivery. */
export const eventsAbout = (id: string) =>
  database()
    .select({ name: outbox.name, data: outbox.data })
    .from(outbox)
    .where(sql`${outbox.data}::text like ${`%${id}%`}`);

/** What the audit log says of something, oldest first. */
export const auditRowsAbout = (targetId: string) =>
  database().select().from(auditLog).where(eq(auditLog.targetId, targetId)).orderBy(asc(auditLog.at));

/** Files of an application, removed ones included. */
export const documentRows = (applicationId: string): Promise<(typeof documents.$inferSelect)[]> =>
  database()
    .select(getTableColumns(documents))
    .from(documents)
    .innerJoin(applicantFirms, eq(applicantFirms.id, documents.firmId))
    .where(eq(applicantFirms.applicationId, applicationId))
    .orderBy(asc(documents.createdAt));

export const sessionRows = () => database().select().from(sessions);

export const grantRows = (sessionId: string) =>
  database().select().from(sessionGrants).where(eq(sessionGrants.sessionId, sessionId));

export const catalogueRow = async (key: string) =>
  (await database().select().from(catalogueFields).where(eq(catalogueFields.key, key)))[0];

export const applicationRow = async (id: string) =>
  (await database().select().from(marketApplications).where(eq(marketApplications.id, id)))[0];

export const marketRow = async (id: string) =>
  (await database().select().from(publicMarkets).where(eq(publicMarkets.id, id)))[0];

/** How many sessions of this database wait for a lock that another holds. */
export async function waitingForALock(): Promise<number> {
  const [row] = await database().execute<{ waiting: number }>(
    sql`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row?.waiting ?? 0;
}

/** The process that a run of this job is in the hands of. */
export async function processAt(functionId: string): Promise<number | undefined> {
  const [row] = await database().execute<{ pid: number }>(sql`
    select split_part(leased_by, '-', 1)::int as pid from jobs.queue
    where function_id = ${functionId} and leased_until > clock_timestamp()`);
  return row?.pid;
}

/** Changes the database itself, so that a write of ours fails at a chosen place. */
export async function alter(statement: string): Promise<void> {
  await database().execute(sql.raw(statement));
}

export async function countRows(table: string): Promise<number> {
  const [row] = await database().execute<{ count: number }>(
    sql`select count(*)::int as count from ${sql.identifier(table)}`,
  );
  return row?.count ?? 0;
}

/** Keeps every write to a table waiting, as a slow disk would, until what it returns is called. */
export async function holdTable(table: string): Promise<() => Promise<void>> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const holding = inTransaction(async (tx) => {
    await tx.execute(sql`lock table ${sql.identifier(table)} in share mode`);
    hold();
    await released;
  });
  await Promise.race([held, holding]);
  return () => {
    release();
    return holding;
  };
}

/** Messages to an address, the oldest first. */
export const messageRows = (addressId: string) =>
  database().select().from(messages).where(eq(messages.addressId, addressId)).orderBy(asc(messages.createdAt));

/** Messages about an application, with the address each goes to. */
export const messagesAbout = (applicationId: string) =>
  database()
    .select({ kind: messages.kind, address: mailAddresses.address, facts: messages.facts })
    .from(messages)
    .innerJoin(mailAddresses, eq(mailAddresses.id, messages.addressId))
    .where(eq(messages.applicationId, applicationId))
    .orderBy(asc(messages.createdAt), asc(mailAddresses.address));
