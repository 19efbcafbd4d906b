/** Rows of a file: more is asked for period by period. */
export const EXPORT_LIMIT = 10_000;
