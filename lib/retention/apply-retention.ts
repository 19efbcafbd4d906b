import { database } from '@/db/database';
import { forgetOldRows, ROW_RULES } from '@/db/queries/retention/expired-rows';
import { recordAudit } from '@/lib/audit/record';
import { env } from '@/lib/env';
import { monthsBefore } from '@/lib/settings/retention-periods';
import { eraseAllDue, finishRemovals } from './erase-due';
import { pruneAudit } from './prune-audit';

/** What went: applications and markets by rule, rows by table. */
export type Applied = Record<string, number>;

/** Applies every rule of retention at `now`. Safe to repeat, to interrupt, and beside another. */
export async function applyRetention(now: Date): Promise<Applied> {
  const months = env().RETENTION;
  await finishRemovals();
  const applied: Applied = {
    ...(await eraseAllDue('application', months, now)),
    ...(await eraseAllDue('market', months, now)),
  };
  for (const rule of ROW_RULES) {
    for (const { table, count } of await forgetOldRows(rule, monthsBefore(months[rule], now))) {
      if (count > 0) applied[table] = count;
    }
  }
  const pruned = await pruneAudit(monthsBefore(months.audit, now), now);
  if (pruned > 0) applied.audit_log = pruned;
  if (Object.keys(applied).length > 0) {
    await recordAudit(database(), { action: 'retention.applied', details: applied, now });
  }
  return applied;
}
