/** The action of the row that says up to where the retention rules deleted the log, and what the chain was there. */
export const AUDIT_CUT = 'audit.pruned';
