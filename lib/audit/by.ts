import type { AuditEntry } from './record';

/** Who does something, from where and when: what an entry says beside what was done. */
export type By = Pick<AuditEntry, 'actor' | 'address' | 'requestId' | 'now'>;

/** Whoever has the machine: a command line of the instance. */
export const operatorAt = (now: Date): By => ({ actor: { kind: 'operator', id: null }, now });
