import { type DatabaseError, databaseErrorIn, isDatabaseError } from '@/db/connection/database-error';
import { withoutValues } from './without-values';

/** How many errors behind an error are told. */
const MAX_CAUSES = 4;

/**
 * What a failure says in the log, without a value. A query's parameters are what people typed, and the database repeats
 * them in its message and in its detail: of such a failure only the statement, the code and the names of table, column
 * and constraint are told. Of any other: the message without what it quotes, the code, where it was thrown, its causes.
 */
export function describeError(error: unknown, causes = MAX_CAUSES): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: error === null ? 'null' : typeof error };
  if (isDatabaseError(error) || 'query' in error) return describeQuery(error, databaseErrorIn(error), causes);
  return {
    type: error.name,
    message: withoutValues(error.message),
    ...codeOf(error),
    stack: framesOf(error),
    ...causeOf(error, causes),
  };
}

/** An error as the job engine records it, in a text or by name and message: what it says, without a value. */
export function describeRecorded(error: unknown): unknown {
  if (typeof error === 'string') return withoutValues(error);
  if (error instanceof Error) return describeError(error);
  if (typeof error !== 'object' || error === null || !('message' in error)) return { type: typeof error };
  return { type: 'name' in error ? String(error.name) : 'Error', message: withoutValues(String(error.message)) };
}

/** `query`: of drizzle, and of the driver, which adds it to every error of the connection too. */
function describeQuery(error: Error, reported: DatabaseError | undefined, causes: number): Record<string, unknown> {
  const { query } = error as { query?: unknown };
  const { code, severity, table_name, column_name, constraint_name } = reported ?? {};
  const told = { code, severity, table: table_name, column: column_name, constraint: constraint_name };
  return {
    type: reported ? 'PostgresError' : error.name,
    ...(typeof query === 'string' && { query }),
    ...(reported ? told : { ...codeOf(error), ...causeOf(error, causes) }),
    stack: framesOf(error),
  };
}

const codeOf = (error: Error) => ('code' in error && typeof error.code === 'string' ? { code: error.code } : {});

function causeOf(error: Error, causes: number): Record<string, unknown> {
  const behind = error instanceof AggregateError ? error.errors[0] : error.cause;
  return behind instanceof Error && causes > 0 ? { cause: describeError(behind, causes - 1) } : {};
}

/** The frames alone: the lines above them repeat the message, and some libraries add to them what they were given. */
function framesOf({ stack }: Error): string {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
