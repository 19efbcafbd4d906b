import type { AuditEntry } from './record';

/** Who does something, from where and when: what a verb hands on to `recordAudit`. Those of `runAs` when it says nothing. */
export type DoneBy = Omit<AuditEntry, 'action' | 'target' | 'details'>;
