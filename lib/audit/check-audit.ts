import { type Head, noteVerification } from '@/db/queries/audit/chain';
import { log } from '@/lib/observability/log';
import { type AuditProblem, type Verified, verifyAudit } from './verify-chain';

/** Verifies the whole audit log, notes what came of it for the console, and says what is wrong in the JSON log too. */
export async function checkAudit(
  now: Date,
  report: (problem: AuditProblem) => void = () => {},
  known?: Head,
): Promise<Verified> {
  const verified = await verifyAudit(report, known);
  await noteVerification(now, verified.head.position, verified.problems);
  if (verified.problems > 0) log().error({ problems: verified.problems }, 'the audit log was tampered with');
  return verified;
}
