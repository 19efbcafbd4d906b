import { randomUUID } from 'node:crypto';
import { and, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { accessLinks, type Opened, sessionGrants } from '@/db/schema/access';
import { answers, applicantFirms, documents, firmLots } from '@/db/schema/applications';
import { registerStates } from '@/db/schema/registers';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import type { Answer } from './answers';
import type { Application, Firm } from './applications';

/** An answer as its copy begins: what is to be made again is left out of it. */
export type Renewed = (answer: Answer) => Answer;

/**
 * Copies what a firm answered and joined, and what registers said of it, to a firm of another application. Files are other
 * rows of the same bytes; one that the antivirus flagged is left out, which its field says. What was declared is not copied, nor
 * what a register was still being asked.
 */
export async function copyPart(tx: Database, from: string, to: string, renewed: Renewed, now: Date): Promise<void> {
  const { ids, flagged } = await copyFiles(tx, from, to, now);
  const { formerApplicationId, formerProvenance, ...columns } = getTableColumns(answers);
  const copied = (await tx.select(columns).from(answers).where(eq(answers.firmId, from)))
    .map(renewed)
    .map((answer) => ({
      ...answer,
      firmId: to,
      draft: withOtherIds(answer.draft, ids),
      value: withOtherIds(answer.value, ids),
      refusals: flagged
        .filter(({ fieldKey }) => fieldKey === answer.fieldKey)
        .map(({ name, slot }) => ({ name, slot, code: 'virus', late: true })),
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

/** Returns the id of each copy, by that of the file; and the firm's files that were flagged, which are not copied. */
async function copyFiles(tx: Database, from: string, to: string, now: Date) {
  const { formerApplicationId, ...columns } = getTableColumns(documents);
  const all = await tx
    .select(columns)
    .from(documents)
    .where(and(eq(documents.firmId, from), isNull(documents.deletedAt)));
  // One that a register gave is named and left out of the package: nobody of the firm could mend it.
  const [flagged = [], files = []] = [true, false].map((isOut) =>
    all.filter(({ scanState, register }) => (scanState === 'flagged' && register === null) === isOut),
  );
  const ids = new Map(files.map(({ id }) => [id, randomUUID()]));
  const copies = files.map((file) => ({
    ...file,
    id: ids.get(file.id) ?? randomUUID(),
    firmId: to,
    uploadKey: null,
    createdAt: now,
  }));
  if (copies.length > 0) await tx.insert(documents).values(copies);
  return { ids, flagged };
}

/** The same JSON with other ids of files in it. */
function withOtherIds<Value>(value: Value, ids: ReadonlyMap<string, string>): Value {
  return JSON.parse(JSON.stringify(value), (_key, inner) =>
    typeof inner === 'string' ? (ids.get(inner) ?? inner) : inner,
  );
}

/** Copies the members of a group other than the firm that leads, under their ranks; a mandate that was stated stands. */
export async function copyMembers(
  tx: Database,
  from: Application,
  to: Application,
  renewed: Renewed,
  now: Date,
): Promise<void> {
  const members = await tx
    .select()
    .from(applicantFirms)
    .where(
      and(eq(applicantFirms.applicationId, from.id), sql`${applicantFirms.rank} > 1`, isNull(applicantFirms.removedAt)),
    );
  for (const member of members) {
    const copy = await copyMember(tx, member, to.id, now);
    await copyPart(tx, member.id, copy.id, renewed, now);
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

/** What is opened to those who may open `from`; begun `since`, for who left it meanwhile, `by` this browser. */
export type Shared = { subject: Opened; from: string; to: string; again?: { since: Date; by: string | null } };

/**
 * Lets those who may open one thing open another: a link of its own for each that lives there, of which nobody knows the
 * token, with the grants that it gave. Done again, it lets in the browser that asks and those who came since: who left meanwhile
 * stays out.
 */
export async function shareAccess(tx: Database, { subject, from, to, again }: Shared, now: Date): Promise<void> {
  const of = (id: string) => and(eq(accessLinks.subject, subject), eq(accessLinks.subjectId, id));
  const there = await tx.select().from(accessLinks).where(of(to));
  const granted = await tx
    .select({ sessionId: sessionGrants.sessionId })
    .from(sessionGrants)
    .where(and(eq(sessionGrants.subject, subject), eq(sessionGrants.subjectId, to)));
  const here = and(of(from), isNull(accessLinks.revokedAt));
  for (const link of await tx.select().from(accessLinks).where(here)) {
    const sessions = await tx.select().from(sessionGrants).where(eq(sessionGrants.linkId, link.id));
    const asks = sessions.some(({ sessionId }) => sessionId === again?.by);
    const hadOne = there.filter(({ addressId }) => addressId !== null && addressId === link.addressId);
    const isThere = hadOne.some(({ revokedAt }) => revokedAt === null);
    const left = hadOne.length > 0 && !asks;
    const letIn = sessions.filter(
      ({ sessionId, createdAt }) =>
        granted.every((one) => one.sessionId !== sessionId) &&
        (!again || sessionId === again.by || createdAt > again.since),
    );
    if (isThere || left || (letIn.length === 0 && link.addressId === null)) continue;
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
