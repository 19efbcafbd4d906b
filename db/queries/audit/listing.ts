import { and, desc, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { type ActorKind, auditLog } from '@/db/schema/audit';
import type { AuditRow } from './rows';

/** What is looked for; what is not given does not matter. */
export type AuditFilter = {
  actorKind?: ActorKind;
  actorId?: string;
  /** The action, or the beginning of several: `market.`. */
  action?: string;
  targetId?: string;
  since?: Date;
  before?: Date;
};

/** Rows of the log, the latest first. @param after the last row of the page before */
export function listAuditRows(
  filter: AuditFilter,
  limit: number,
  after?: Pick<AuditRow, 'at' | 'id'>,
): Promise<AuditRow[]> {
  const { actorKind, actorId, action, targetId, since, before } = filter;
  const wanted: (SQL | undefined)[] = [
    actorKind && eq(auditLog.actorKind, actorKind),
    actorId === undefined ? undefined : eq(auditLog.actorId, actorId),
    action === undefined ? undefined : actionIs(action),
    targetId === undefined ? undefined : eq(auditLog.targetId, targetId),
    since && gte(auditLog.at, since),
    before && lt(auditLog.at, before),
    after && or(lt(auditLog.at, after.at), and(eq(auditLog.at, after.at), lt(auditLog.id, after.id))),
  ];
  return database()
    .select()
    .from(auditLog)
    .where(and(...wanted))
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit);
}

const actionIs = (action: string) =>
  action.endsWith('.') ? sql`starts_with(${auditLog.action}, ${action})` : eq(auditLog.action, action);
