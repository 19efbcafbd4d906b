import type { Database } from '@/db/database';
import type { Opened } from '@/db/schema/access';
import { applicationStepTimes, marketStepTimes } from '@/db/schema/step-times';

/** What stands for the first use of a link, beside the keys of the steps. */
export const OPENED = 'opened';

/** Notes that a link was used; only the first time counts. The statistics count applications, not their parts. */
export async function recordOpening(tx: Database, subject: Opened, subjectId: string): Promise<void> {
  if (subject === 'firm') return;
  await (subject === 'market' ? recordMarketStep : recordApplicationStep)(tx, subjectId, OPENED);
}

/** Notes that a step of the buyer's was saved; only the first time counts. */
export async function recordMarketStep(tx: Database, marketId: string, step: string): Promise<void> {
  await tx.insert(marketStepTimes).values({ marketId, step }).onConflictDoNothing();
}

/** The same for a candidate's step. */
export async function recordApplicationStep(tx: Database, applicationId: string, step: string): Promise<void> {
  await tx.insert(applicationStepTimes).values({ applicationId, step }).onConflictDoNothing();
}
