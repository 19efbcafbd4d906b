import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { applicantFirms, marketApplications } from '@/db/schema/applications';
import { publicMarkets } from '@/db/schema/markets';
import { registerStates } from '@/db/schema/registers';

export type RegisterRow = typeof registerStates.$inferSelect;

/** How far each register is with a firm. */
export function findRegisterRows(firmId: string, on: Database = database()): Promise<RegisterRow[]> {
  return on.select().from(registerStates).where(eq(registerStates.firmId, firmId));
}

/** Drops what was said, or asked, of a firm under another SIRET. Returns whether something was. */
export async function forgetOtherSirets(tx: Database, firmId: string, siret: string): Promise<boolean> {
  const { register } = registerStates;
  const dropped = await tx
    .delete(registerStates)
    .where(and(eq(registerStates.firmId, firmId), ne(registerStates.siret, siret)))
    .returning({ register });
  return dropped.length > 0;
}

/** Has these registers asked about a firm, but for those that are already; returns the new ones. */
export async function insertPending(
  tx: Database,
  { firmId, siret, registers, now }: { firmId: string; siret: string; registers: readonly string[]; now: Date },
): Promise<string[]> {
  if (registers.length === 0) return [];
  const rows = registers.map((register) => ({ firmId, register, siret, askedAt: now, dueAt: now }));
  const inserted = await tx
    .insert(registerStates)
    .values(rows)
    .onConflictDoNothing()
    .returning({ register: registerStates.register });
  return inserted.map(({ register }) => register);
}

/** What registers answered of a firm, and no longer is fresh; those are not being asked. */
export function findStale(tx: Database, firmId: string, now: Date): Promise<RegisterRow[]> {
  const { firmId: firm, freshUntil, dueAt } = registerStates;
  return tx
    .select()
    .from(registerStates)
    .where(and(eq(firm, firmId), lt(freshUntil, now), isNull(dueAt)));
}

/** A register that waits to be asked about a firm, and for whom. */
export type Waiting = {
  row: RegisterRow;
  application: Pick<typeof marketApplications.$inferSelect, 'id' | 'identifier' | 'completedAt'>;
  market: Pick<typeof publicMarkets.$inferSelect, 'id' | 'identifier' | 'siret' | 'deadline' | 'editorId'>;
};

/** What is to be asked of a register about a firm; undefined when nothing is. */
export async function findWaiting(tx: Database, firmId: string, register: string): Promise<Waiting | undefined> {
  const { id, identifier, completedAt } = marketApplications;
  const { id: marketId, identifier: market, siret, deadline, editorId } = publicMarkets;
  const [waiting] = await tx
    .select({
      row: registerStates,
      application: { id, identifier, completedAt },
      market: { id: marketId, identifier: market, siret, deadline, editorId },
    })
    .from(registerStates)
    .innerJoin(applicantFirms, eq(applicantFirms.id, registerStates.firmId))
    .innerJoin(marketApplications, eq(marketApplications.id, applicantFirms.applicationId))
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .where(
      and(
        eq(registerStates.firmId, firmId),
        eq(registerStates.register, register),
        isNotNull(registerStates.dueAt),
        isNull(marketApplications.completedAt),
      ),
    );
  return waiting;
}

/** What should have been asked before this time: whoever was to do it is gone. */
export function listOverdue(before: Date, limit: number): Promise<Pick<RegisterRow, 'firmId' | 'register'>[]> {
  const { firmId, register, dueAt } = registerStates;
  return database()
    .select({ firmId, register })
    .from(registerStates)
    .innerJoin(applicantFirms, eq(applicantFirms.id, firmId))
    .innerJoin(marketApplications, eq(marketApplications.id, applicantFirms.applicationId))
    .where(and(lt(dueAt, before), isNull(marketApplications.completedAt)))
    .orderBy(dueAt)
    .limit(limit);
}

/**
 * The newest answer that a register gave of this SIRET and that is still fresh, for another application; where the register
 * is told for which buyer, for an application to the same one.
 */
export async function findFreshAnswer(
  tx: Database,
  { row, market }: Pick<Waiting, 'row' | 'market'>,
  isProtected: boolean,
  now: Date,
): Promise<RegisterRow | undefined> {
  const [fresh] = await tx
    .select({ row: registerStates })
    .from(registerStates)
    .innerJoin(applicantFirms, eq(applicantFirms.id, registerStates.firmId))
    .innerJoin(marketApplications, eq(marketApplications.id, applicantFirms.applicationId))
    .innerJoin(publicMarkets, eq(publicMarkets.id, marketApplications.marketId))
    .where(
      and(
        ...[eq(registerStates.register, row.register), eq(registerStates.siret, row.siret)],
        ...[gt(registerStates.freshUntil, now), ne(registerStates.firmId, row.firmId)],
        isProtected ? eq(publicMarkets.siret, market.siret) : undefined,
      ),
    )
    .orderBy(desc(registerStates.answeredAt))
    .limit(1);
  return fresh?.row;
}

const NEVER = { answeredAt: null, freshUntil: null, dueAt: null, newer: null };

/** Leaves these registers' answers out, as if they were still being asked. */
export async function forgetAnswers(tx: Database, firmId: string, registers: readonly string[]): Promise<void> {
  if (registers.length === 0) return;
  await tx
    .update(registerStates)
    .set({ state: 'pending', said: {}, notices: [], reference: null, ...NEVER })
    .where(and(eq(registerStates.firmId, firmId), inArray(registerStates.register, [...registers])));
}

/** What an answer, or its absence, changes of a row. */
export type RowChange = Partial<Omit<RegisterRow, 'firmId' | 'register' | 'siret'>>;

/** Changes a row, unless the firm's SIRET is another one by now. Returns whether it did. */
export async function changeRegisterRow(
  tx: Database,
  { firmId, register, siret }: Pick<RegisterRow, 'firmId' | 'register' | 'siret'>,
  change: RowChange,
): Promise<boolean> {
  const { firmId: firm, register: key, siret: under } = registerStates;
  const changed = await tx
    .update(registerStates)
    .set(change)
    .where(and(eq(firm, firmId), eq(key, register), eq(under, siret)))
    .returning({ key });
  return changed.length > 0;
}
