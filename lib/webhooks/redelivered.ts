import type { AuditEntry } from '@/lib/audit/record';

/** A webhook that somebody asked to be sent again, for the audit log. */
export function redelivered({ id, identifier, event }: { id: string; identifier: string; event: string }, now: Date) {
  const details = { identifier, event };
  return { action: 'delivery.redelivered', target: { kind: 'delivery', id }, details, now } satisfies AuditEntry;
}
