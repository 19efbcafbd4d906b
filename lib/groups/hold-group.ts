import { type Database, inTransaction } from '@/db/database';
import { type Application, type Firm, lockApplication } from '@/db/queries/applications';
import { findFirms } from '@/db/queries/firms';
import { recordAudit } from '@/lib/audit/record';
import { AppError } from '@/lib/errors';
import { partIdentifier } from '@/lib/identifiers';

export type HeldGroup = { application: Application; firms: Firm[] };

/**
 * Does something to the firms of an application while its row is held: no save, file or submission of any of them happens
 * meanwhile. Throws `conflict` when the application was submitted.
 */
export function holdGroup<Result>(
  applicationId: string,
  change: (tx: Database, held: HeldGroup) => Promise<Result>,
): Promise<Result> {
  return inTransaction(async (tx) => {
    const application = await lockApplication(tx, applicationId);
    if (application.completedAt) throw new AppError('conflict', 'the application is submitted');
    return change(tx, { application, firms: await findFirms(applicationId, tx) });
  });
}

/** The member of this rank; the firm that leads is none of them. Throws `not_found`. */
export function memberOf({ firms }: HeldGroup, rank: number): Firm {
  const member = firms.find((firm) => firm.rank === rank && rank > 1);
  if (!member) throw new AppError('not_found', 'no such member');
  return member;
}

/** What was done to a member, for the audit log: by the identifier of its part, never by its name. */
export function recordMember(
  tx: Database,
  { application }: HeldGroup,
  { rank }: Pick<Firm, 'rank'>,
  action: string,
  now: Date,
): Promise<void> {
  const target = { kind: 'application', id: application.identifier };
  return recordAudit(tx, { action, target, details: { part: partIdentifier(application.identifier, rank) }, now });
}
