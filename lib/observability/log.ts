import pino from 'pino';
import { env } from '@/lib/env';
import { currentOrigin } from './origin';

/** Names under which a secret could travel; pino replaces their values. Access tokens in paths are cut by `redactPath`. */
const SECRET_NAMES = ['authorization', 'cookie', 'client_secret', 'access_token', 'secret', 'token', 'password'];

let logger: pino.Logger | undefined;

/** JSON lines on standard output, without secrets or personal data. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Every line that a request caused says which, be it of a webhook an hour later.
    mixin: () => {
      const requestId = currentOrigin()?.requestId;
      return requestId === undefined ? {} : { requestId };
    },
    serializers: { err: describeError },
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  });
  return logger;
}

/**
 * What a failure says in the log. A query's parameters hold what people typed, and the database's `detail` repeats them,
 * as does the end of its message: only the statement, the rest of the message and the code are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  if ('query' in error && 'params' in error)
    return { type: error.name, query: error.query, cause: describeError(error.cause) };
  const message = error.name === 'PostgresError' ? withoutValue(error.message) : error.message;
  const stack = error.stack?.replace(error.message, () => message);
  return { type: error.name, message, stack, ...('code' in error && { code: error.code }) };
}

/** `invalid input syntax for type uuid: "…"`: PostgreSQL shows the value it could not read. */
function withoutValue(message: string): string {
  return message.replace(/: ".*$/s, ': [redacted]');
}

/** Cuts the token out of an access link: `/buyer/public_markets/VR-…/access/[redacted]/setup`. */
export function redactPath(path: string): string {
  return path.replace(/(\/access\/)[^/?#]+/g, '$1[redacted]');
}
