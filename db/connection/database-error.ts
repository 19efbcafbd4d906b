/**
 * The one place that recognises an error of the database, by its shape: in the production build the driver is bundled,
 * its class exists several times and has another name, so neither `instanceof` nor `error.name` tells anything.
 */

/** What PostgreSQL reports of a statement that it refused (protocol, "Error and Notice Message Fields"). */
export type DatabaseError = Error & {
  /** SQLSTATE. */
  code: string;
  severity: string;
  table_name?: string;
  column_name?: string;
  constraint_name?: string;
};

const SQLSTATE = /^[0-9A-Z]{5}$/;
const UNIQUE_VIOLATION = '23505';
/** SQLSTATE class 08 (connection) and 57P01 to 57P05 (shutdown, starting up), and the driver's own codes. */
const LOST_CONNECTION = /^(?:08...|57P0.|CONNECTION_\w+|CONNECT_TIMEOUT)$/;
/** What the system says of a socket that is no more, or that could not be opened; ENOENT is that of a Unix socket. */
const NETWORK = /^(?:ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOENT)$/;
/** Classes 40 (deadlock, serialisation), 53 (resources), 57 (shutdown, cancelled), 58 (system); 25006: a standby. */
const PASSING = /^(?:40|53|57|58)...$|^25006$/;

/** True for an error as PostgreSQL reports it. */
export function isDatabaseError(error: Error): error is DatabaseError {
  const { code, severity } = error as Partial<DatabaseError>;
  return typeof code === 'string' && SQLSTATE.test(code) && typeof severity === 'string';
}

/** What PostgreSQL reported, of an error or of one of its causes; undefined when it reported nothing. */
export function databaseErrorIn(error: unknown): DatabaseError | undefined {
  return withCauses(error).find(isDatabaseError);
}

/** An error and what is behind it; no deeper than five, since causes may go round. */
function withCauses(error: unknown, depth = 5): Error[] {
  return error instanceof Error && depth > 0 ? [error, ...withCauses(error.cause, depth - 1)] : [];
}

/** True when the error is the refusal of a second row in this unique index. */
export function isUniqueViolation(error: unknown, index: string): boolean {
  const reported = databaseErrorIn(error);
  return reported?.code === UNIQUE_VIOLATION && reported.constraint_name === index;
}

/** True when the connection to the database is gone or could not be made. For errors of database work only. */
export function isLostConnection(error: unknown): boolean {
  return withCauses(error).some((each) => {
    const code = 'code' in each ? String(each.code) : '';
    return LOST_CONNECTION.test(code) || ('syscall' in each && NETWORK.test(code));
  });
}

/** True for a failure of the database that has nothing to do with what was asked: asking again may succeed. */
export function isPassing(error: unknown): boolean {
  return isLostConnection(error) || PASSING.test(databaseErrorIn(error)?.code ?? '');
}
