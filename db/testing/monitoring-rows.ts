import { sql } from 'drizzle-orm';
import { database } from '@/db/database';
import { outbox } from '@/db/schema/deliveries';
import { metricTotals, processReports } from '@/db/schema/monitoring';

/** As in an instance that has just been made: nothing waits, nothing was counted, no process has reported. */
export async function forgetMonitoring(): Promise<void> {
  await database().delete(outbox);
  await database().delete(metricTotals);
  await database().delete(processReports);
}

/** Makes what waits in the outbox that old. */
export async function ageOutbox(seconds: number): Promise<void> {
  await database()
    .update(outbox)
    .set({ createdAt: sql`now() - ${seconds} * interval '1 second'` });
}

/** Makes every sign of life that old; of the future when it is negative. */
export async function ageReports(seconds: number): Promise<void> {
  await database()
    .update(processReports)
    .set({ seenAt: sql`now() - ${seconds} * interval '1 second'` });
}
