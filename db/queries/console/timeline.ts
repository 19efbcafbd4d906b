import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { accessLinks, type Subject } from '@/db/schema/access';
import { auditLog } from '@/db/schema/audit';
import { webhookAttempts, webhookDeliveries } from '@/db/schema/deliveries';
import { applicationStepTimes, marketStepTimes } from '@/db/schema/step-times';
import { syncRetries } from '@/db/schema/sync-retries';

/** As many rows of one kind as a timeline shows: the latest. */
export const TIMELINE_LIMIT = 200;

/** When links into a market or an application were made; never what opens them. */
export async function findLinkTimes(subject: Subject, subjectId: string) {
  const { createdAt, revokedAt } = accessLinks;
  return database()
    .select({ createdAt, revokedAt })
    .from(accessLinks)
    .where(and(eq(accessLinks.subject, subject), eq(accessLinks.subjectId, subjectId)))
    .orderBy(desc(createdAt))
    .limit(TIMELINE_LIMIT);
}

/** The first use of a link (`opened`) and the first save of each step. */
export async function findStepTimes(subject: Subject, subjectId: string): Promise<{ step: string; at: Date }[]> {
  const { step, at } = subject === 'market' ? marketStepTimes : applicationStepTimes;
  if (subject === 'market') {
    return database().select({ step, at }).from(marketStepTimes).where(eq(marketStepTimes.marketId, subjectId));
  }
  const of = eq(applicationStepTimes.applicationId, subjectId);
  return database().select({ step, at }).from(applicationStepTimes).where(of);
}

/** The webhooks about a market or an application, each with its latest attempts: one row per attempt, or one without. */
export async function findDeliveryTimes(subjectId: string) {
  const { id, createdAt, syncStatus } = webhookDeliveries;
  const { number, at, httpStatus, error } = webhookAttempts;
  return database()
    .select({ id, createdAt, syncStatus, attempt: { number, at, httpStatus, error } })
    .from(webhookDeliveries)
    .leftJoin(webhookAttempts, eq(webhookAttempts.deliveryId, id))
    .where(eq(webhookDeliveries.subjectId, subjectId))
    .orderBy(asc(createdAt), desc(number))
    .limit(TIMELINE_LIMIT);
}

/** When a buyer or a candidate asked for a webhook to be sent again. */
export async function findRetryTimes(subjectId: string): Promise<{ at: Date }[]> {
  return database()
    .select({ at: syncRetries.at })
    .from(syncRetries)
    .innerJoin(webhookDeliveries, eq(webhookDeliveries.id, syncRetries.deliveryId))
    .where(eq(webhookDeliveries.subjectId, subjectId))
    .orderBy(desc(syncRetries.at))
    .limit(TIMELINE_LIMIT);
}

/** What the audit log says of something, by the identifier that people see: who did it, not from where. */
export async function findAuditTimes(targetId: string) {
  const { at, action, actorKind } = auditLog;
  return database()
    .select({ at, action, actorKind })
    .from(auditLog)
    .where(sql`${auditLog.targetId} = ${targetId} and target_id is not null`)
    .orderBy(desc(at))
    .limit(TIMELINE_LIMIT);
}
