import { randomUUID } from 'node:crypto';
import { and, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { accessLinks, type Opened, sessionGrants } from '@/db/schema/access';
import { answers, applicantFirms, documents, firmLots } from '@/db/schema/applications';
import { registerStates } from '@/db/schema/registers';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import type { Application, Firm } from './applications';

/**
 * Copies what a firm answered and joined, and what registers said of it, to a firm of another application. Files are other
 * rows of the same bytes. What was declared is not copied, nor what a register was still being asked.
 */
export async function copyPart(tx: Database, from: string, to: string, now: Date): Promise<void> {
  const ids = await copyFiles(tx, from, to, now);
  const { formerApplicationId, formerProvenance, ...columns } = getTableColumns(answers);
  const copied = (await tx.select(columns).from(answers).where(eq(answers.firmId, from))).map((answer) => ({
    ...answer,
    firmId: to,
    draft: withOtherIds(answer.draft, ids),
    value: withOtherIds(answer.value, ids),
    refusals: [],
    updatedAt: now,
  }));
  if (copied.length > 0) await tx.insert(answers).values(copied);
  const said = await tx
    .select()
    .from(registerStates)
    .where(and(eq(registerStates.firmId, from), isNotNull(registerStates.answeredAt)));
  const answered = said.map((row) => ({ ...row, firmId: to, said: withOtherIds(row.said, ids), dueAt: null }));
  if (answered.length > 0) await tx.insert(registerStates).values(answered);
}

/** Returns the id of each copy, by that of the file. */
async function copyFiles(tx: Database, from: string, to: string, now: Date): Promise<Map<string, string>> {
  const { formerApplicationId, ...columns } = getTableColumns(documents);
  const files = await tx
    .select(columns)
    .from(documents)
    .where(and(eq(documents.firmId, from), isNull(documents.deletedAt)));
  const ids = new Map(files.map(({ id }) => [id, randomUUID()]));
  const copies = files.map((file) => ({
    ...file,
    id: ids.get(file.id) ?? randomUUID(),
    firmId: to,
    uploadKey: null,
    createdAt: now,
  }));
  if (copies.length > 0) await tx.insert(documents).values(copies);
  return ids;
}

/** The same JSON with other ids of files in it. */
function withOtherIds<Value>(value: Value, ids: ReadonlyMap<string, string>): Value {
  return JSON.parse(JSON.stringify(value), (_key, inner) =>
    typeof inner === 'string' ? (ids.get(inner) ?? inner) : inner,
  );
}

/** Copies the members of a group other than the firm that leads, under their ranks; a mandate that was stated stands. */
export async function copyMembers(tx: Database, from: Application, to: Application, now: Date): Promise<void> {
  const members = await tx
    .select()
    .from(applicantFirms)
    .where(
      and(eq(applicantFirms.applicationId, from.id), sql`${applicantFirms.rank} > 1`, isNull(applicantFirms.removedAt)),
    );
  for (const member of members) {
    const copy = await copyMember(tx, member, to.id, now);
    await copyPart(tx, member.id, copy.id, now);
    await tx.insert(firmLots).select(sql`
      select ${copy.id}::uuid, ${to.id}::uuid, lot_rank from firm_lots where firm_id = ${member.id}`);
    await shareAccess(tx, { subject: 'firm', from: member.id, to: copy.id }, now);
  }
}

async function copyMember(tx: Database, member: Firm, applicationId: string, now: Date): Promise<Firm> {
  const declaredBy = member.declaredBy === 'mandataire' ? ('mandataire' as const) : null;
  const [copy] = await tx
    .insert(applicantFirms)
    .values({ ...member, id: randomUUID(), applicationId, declaredAt: null, declaredBy, createdAt: now })
    .returning();
  if (!copy) throw new Error('the member was not copied');
  return copy;
}

/**
 * Lets those who may open one thing open another: a link of its own for each that lives there, of which nobody knows the
 * token, with the grants that it gave. Done again, it lets in those who came since.
 */
export async function shareAccess(
  tx: Database,
  { subject, from, to }: { subject: Opened; from: string; to: string },
  now: Date,
): Promise<void> {
  const live = (id: string) =>
    and(eq(accessLinks.subject, subject), eq(accessLinks.subjectId, id), isNull(accessLinks.revokedAt));
  const there = await tx.select().from(accessLinks).where(live(to));
  const granted = await tx
    .select({ sessionId: sessionGrants.sessionId })
    .from(sessionGrants)
    .where(and(eq(sessionGrants.subject, subject), eq(sessionGrants.subjectId, to)));
  for (const link of await tx.select().from(accessLinks).where(live(from))) {
    const isThere = link.addressId !== null && there.some(({ addressId }) => addressId === link.addressId);
    const sessions = await tx.select().from(sessionGrants).where(eq(sessionGrants.linkId, link.id));
    const letIn = sessions.filter(({ sessionId }) => !granted.some((one) => one.sessionId === sessionId));
    if (isThere || (letIn.length === 0 && link.addressId === null)) continue;
    const copy = { ...link, id: randomUUID(), digest: digestSecret(newOpaqueToken()), subjectId: to, createdAt: now };
    await tx.insert(accessLinks).values(copy);
    const grants = letIn.map(({ sessionId }) => ({
      sessionId,
      subject,
      subjectId: to,
      linkId: copy.id,
      createdAt: now,
    }));
    if (grants.length > 0) await tx.insert(sessionGrants).values(grants);
  }
}
