import { countDue } from '@/db/queries/retention/due';
import { countOldRows, ROW_RULES } from '@/db/queries/retention/expired-rows';
import { env } from '@/lib/env';
import { monthsBefore, RETENTION_KEYS, RETENTION_RULES, type RetentionKey } from '@/lib/settings/retention-periods';
import { countOldAudit } from './prune-audit';

/** What a rule would erase now: applications, markets, or rows of a table. */
export type Planned = {
  rule: RetentionKey;
  months: number;
  /** Less than what the law asks for. */
  belowLaw: boolean;
  what: string;
  count: number;
  /** Since when the oldest is due, or its date for rows. */
  oldest: Date | null;
};

/** What `applyRetention` would do at `now`; nothing is done. Markets whose applications go in the same run are not in it. */
export async function planRetention(now: Date): Promise<Planned[]> {
  const months = env().RETENTION;
  const due = {
    applications: await countDue('application', months, now),
    markets: await countDue('market', months, now),
  };
  const planned: Planned[] = [];
  for (const rule of RETENTION_KEYS) {
    const isBelow = months[rule] < RETENTION_RULES[rule].legalMinimum;
    const add = (what: string, count: number, oldest: Date | null) =>
      planned.push({ rule, months: months[rule], belowLaw: isBelow, what, count, oldest });
    const before = monthsBefore(months[rule], now);
    if (rule === 'audit') {
      const { count, oldest } = await countOldAudit(before);
      add('audit_log', count, count > 0 ? oldest : null);
    }
    if (ROW_RULES.includes(rule)) {
      for (const { table, count, oldest } of await countOldRows(rule, before)) add(table, count, oldest);
    } else {
      const what = rule.endsWith('markets') ? 'markets' : 'applications';
      const found = due[what].find((each) => each.rule === rule);
      add(what, found?.count ?? 0, found?.oldest ?? null);
    }
  }
  return planned;
}
