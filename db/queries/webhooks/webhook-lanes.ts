import { and, eq, gt, isNotNull, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { webhookDeliveries } from '@/db/schema/deliveries';
import { editors } from '@/db/schema/editors';
import { LANES, type LaneName, webhookCircuits, webhookLanes } from '@/db/schema/webhook-lanes';
import { latestBeginning } from '@/lib/time/clock';
import { awaitsLaterAttempt, isInLine } from './waiting-deliveries';

export type LaneRow = typeof webhookLanes.$inferSelect;
export type CircuitRow = Pick<typeof webhookCircuits.$inferSelect, 'failures' | 'openUntil'>;

/** What decides of an attempt: the circuit, and what the editor wants. */
export type HeldCircuit = CircuitRow & { url: string | null; laterAttempts: boolean };

/** Makes the rows of an editor that has had no delivery yet. */
async function makeLanes(tx: Database, editorId: string): Promise<void> {
  await Promise.all([
    tx.insert(webhookCircuits).values({ editorId }).onConflictDoNothing(),
    tx
      .insert(webhookLanes)
      .values(LANES.map((name) => ({ editorId, name })))
      .onConflictDoNothing(),
  ]);
}

/**
 * Holds the editor's circuit and lanes until the end of the transaction, and reads them as the one who held them before
 * left them. `own` is the lane called `name`.
 */
export async function lockLanes(
  tx: Database,
  editorId: string,
  name: LaneName,
): Promise<{ circuit: HeldCircuit; own: LaneRow; other: LaneRow }> {
  const rows = await tx
    .select({
      failures: webhookCircuits.failures,
      openUntil: webhookCircuits.openUntil,
      url: editors.completionWebhookUrl,
      laterAttempts: editors.laterAttempts,
      lane: webhookLanes,
    })
    .from(webhookCircuits)
    .innerJoin(editors, eq(editors.id, webhookCircuits.editorId))
    .innerJoin(webhookLanes, eq(webhookLanes.editorId, webhookCircuits.editorId))
    .where(eq(webhookCircuits.editorId, editorId))
    .for('update', { of: [webhookCircuits, webhookLanes] });
  const own = rows.find(({ lane }) => lane.name === name);
  const other = rows.find(({ lane }) => lane.name !== name);
  if (!own || !other) {
    await makeLanes(tx, editorId);
    return lockLanes(tx, editorId, name);
  }
  const { lane, ...circuit } = own;
  return { circuit, own: lane, other: other.lane };
}

export async function saveCircuit(tx: Database, editorId: string, circuit: CircuitRow): Promise<void> {
  const { failures, openUntil } = circuit;
  await tx.update(webhookCircuits).set({ failures, openUntil }).where(eq(webhookCircuits.editorId, editorId));
}

type LaneFields = Partial<Pick<LaneRow, 'holder' | 'generation' | 'heldUntil' | 'heldSince' | 'wakesAt' | 'dialling'>>;

export async function saveLane(tx: Database, editorId: string, name: LaneName, fields: LaneFields): Promise<void> {
  await tx.update(webhookLanes).set(fields).where(isLane(editorId, name));
}

/** Changes a lane only while this generation holds it and makes an attempt. */
export async function saveWorkedLane(
  { editorId, name, generation }: Pick<LaneRow, 'editorId' | 'name' | 'generation'>,
  fields: LaneFields,
): Promise<void> {
  await database()
    .update(webhookLanes)
    .set(fields)
    .where(and(isLane(editorId, name), eq(webhookLanes.generation, generation), eq(webhookLanes.dialling, true)));
}

/** The editor's circuit; undefined before its first delivery. */
export async function findCircuit(editorId: string): Promise<CircuitRow | undefined> {
  const { failures, openUntil } = webhookCircuits;
  const [row] = await database()
    .select({ failures, openUntil })
    .from(webhookCircuits)
    .where(eq(webhookCircuits.editorId, editorId));
  return row;
}

/** Lanes in which something waits and that nobody holds, each with a delivery of it. */
export async function unattendedLanes(now: Date): Promise<{ editorId: string; name: LaneName; deliveryId: string }[]> {
  const found = await Promise.all(
    LANES.map((name) =>
      database()
        .select({ editorId: webhookDeliveries.editorId, deliveryId: sql<string>`min(${webhookDeliveries.id}::text)` })
        .from(webhookDeliveries)
        .where(and(name === 'line' ? isInLine : awaitsLaterAttempt, notExists(holdOn(name, now))))
        .groupBy(webhookDeliveries.editorId),
    ),
  );
  return LANES.flatMap((name, rank) => (found[rank] ?? []).map((row) => ({ ...row, name })));
}

const holdOn = (name: LaneName, now: Date) =>
  database()
    .select({ held: sql`1` })
    .from(webhookLanes)
    .where(
      and(
        eq(webhookLanes.editorId, webhookDeliveries.editorId),
        eq(webhookLanes.name, name),
        isNotNull(webhookLanes.holder),
        gt(webhookLanes.heldUntil, now),
        or(isNull(webhookLanes.heldSince), lte(webhookLanes.heldSince, latestBeginning(now))),
      ),
    );

const isLane = (editorId: string, name: LaneName) =>
  and(eq(webhookLanes.editorId, editorId), eq(webhookLanes.name, name));
