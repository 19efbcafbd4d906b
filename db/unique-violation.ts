import postgres from 'postgres';

const UNIQUE_VIOLATION = '23505';

/** True when the error is the database's refusal of a second row in this unique index. */
export function isUniqueViolation(error: unknown, index: string): boolean {
  const cause = error instanceof Error && error.cause instanceof postgres.PostgresError ? error.cause : error;
  return cause instanceof postgres.PostgresError && cause.code === UNIQUE_VIOLATION && cause.constraint_name === index;
}
