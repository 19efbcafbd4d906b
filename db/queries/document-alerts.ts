import { and, eq } from 'drizzle-orm';
import { database } from '@/db/database';
import { documentAlerts } from '@/db/schema/document-alerts';

export type DocumentAlert = typeof documentAlerts.$inferSelect;

/** Raises an alert, or tells again why; `raisedAt` stays that of the first time. */
export async function raiseDocumentAlert(alert: DocumentAlert): Promise<void> {
  const { reason, message } = alert;
  const target = [documentAlerts.applicationId, documentAlerts.kind];
  await database().insert(documentAlerts).values(alert).onConflictDoUpdate({ target, set: { reason, message } });
}

export async function endDocumentAlert(applicationId: string, kind: DocumentAlert['kind']): Promise<void> {
  const its = and(eq(documentAlerts.applicationId, applicationId), eq(documentAlerts.kind, kind));
  await database().delete(documentAlerts).where(its);
}

/** The alerts of an application. */
export async function findDocumentAlerts(applicationId: string): Promise<DocumentAlert[]> {
  return database().select().from(documentAlerts).where(eq(documentAlerts.applicationId, applicationId));
}
